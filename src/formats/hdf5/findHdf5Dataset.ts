import type { Hdf5, Hdf5Dataset, Hdf5Group } from './types.ts';

/** The data set of the first of some names that a group has, or undefined. */
export function findHdf5Dataset(
  hdf5: Hdf5,
  group: Hdf5Group | undefined,
  names: readonly string[],
): Hdf5Dataset | undefined {
  const name = names.find((candidate) => group?.keys().includes(candidate));
  const found = name === undefined ? null : group?.get(name);
  return found instanceof hdf5.Dataset ? found : undefined;
}
