import type { CompanionNames } from '../findCompanionNames.ts';

/** The names under which the voxels of a .hdr lie beside it. */
export function imageFileNames(headerName: string): CompanionNames {
  const stem = headerName.replace(/\.hdr(\.gz)?$/i, '');
  return [`${stem}.img`, `${stem}.img.gz`];
}
