import { isRecordClaim } from './isRecordClaim.ts';
import type { Layout, ListedFile } from './types.ts';

/** How many files of a folder a layout would make records of. */
export function countClaims(layout: Layout, files: readonly ListedFile[]): number {
  let count = 0;
  for (const { path } of files) {
    const claim = layout.readClaim(path);
    if (claim !== undefined ? isRecordClaim(claim) : layout.series?.hint.test(path)) count++;
  }
  return count;
}
