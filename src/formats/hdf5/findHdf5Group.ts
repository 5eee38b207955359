import type { Hdf5, Hdf5Group } from './types.ts';

/** The group at a path of names below `group`, or undefined. */
export function findHdf5Group(hdf5: Hdf5, group: Hdf5Group, path: readonly string[]): Hdf5Group | undefined {
  let found = group;
  for (const name of path) {
    const next = found.keys().includes(name) ? found.get(name) : null;
    if (!(next instanceof hdf5.Group)) return undefined;
    found = next;
  }
  return found;
}
