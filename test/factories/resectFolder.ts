import { writeTagFile } from '../../src/formats/tag/writeTagFile.ts';
import { boxMask, gridOf, mriImage, ultrasoundImage } from './images.ts';
import type { ImportFolder } from './importFolder.ts';

export const RESECT_BOX = { from: [10, 8, 4], to: [12, 10, 6] } as const;

/** A tag file with points in the small images. */
export const tagsAt = (offsetMm = 0): string =>
  writeTagFile({
    movingLps: Float64Array.from([5, 5, 5, 10, 8, 4].map((mm) => mm + offsetMm)),
    fixedLps: Float64Array.from([6, 5, 5, 11, 8, 4]),
    labels: ['a', 'b'],
  });

/** Writes a case as RESECT and RESECT-SEG name its files: T1, FLAIR, ultrasound before, two tumour masks, landmarks. */
export function writeResectCase(folder: ImportFolder, root: string, number: number): void {
  const name = `Case${number}`;
  const at = (part: string): string => `${root}/NIFTI/${name}/${part}`;
  folder.write(at(`MRI/${name}-T1.nii.gz`), mriImage({ seed: 3 * number }));
  folder.write(at(`MRI/${name}-FLAIR.nii.gz`), mriImage({ seed: 3 * number + 1 }));
  folder.write(at(`US/${name}-US-before.nii.gz`), ultrasoundImage({ seed: number }));
  folder.write(at(`US/${name}-US-before-tumor.nii.gz`), boxMask(gridOf({}), RESECT_BOX));
  folder.write(at(`MRI/${name}-FLAIR-tumor.nii.gz`), boxMask(gridOf({}), RESECT_BOX));
  folder.write(at(`Landmarks/${name}-MRI-beforeUS.tag`), tagsAt());
}
