import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import { readNifti } from '../../src/formats/nifti/readNifti.ts';
import { IDENTITY_MAT4 } from '../../src/kernels/geometry/identityMat4.ts';
import { renderQcSheet } from '../../src/rendering/renderQcSheet.ts';
import { renderQcSheetSvg } from '../../src/rendering/renderQcSheetSvg.ts';
import type { QcSheetInput } from '../../src/rendering/types.ts';
import { NOTHING_MEASURED } from './ellipsoidPair.ts';

const DATA = process.env['SONOLEDGER_TEST_DATA'] ?? resolve('../shared/data');
const FOLDER = join(DATA, 'resect/Case24');
const present = existsSync(FOLDER);
if (!present) console.warn(`Skipped: no RESECT Case24 in ${FOLDER}; set SONOLEDGER_TEST_DATA.`);

(present ? describe : describe.skip)('renderQcSheet on a real oblique pair', () => {
  const read = (name: string) => readNifti(readFileSync(join(FOLDER, name)), { fileName: name }).image;
  const input = (): QcSheetInput => {
    const lesion = read('Case24-FLAIR-lesion-threshold.nii.gz');
    return {
      caseName: 'RESECT Case24',
      methodTitle: 'tracked pose',
      fixedTitle: 'iUS before resection',
      movingTitle: 'FLAIR',
      fixed: read('Case24-US-before.nii.gz'),
      moving: read('Case24-FLAIR.nii.gz'),
      movingLabel: {
        geometry: lesion.geometry,
        data: Uint8Array.from(lesion.data, (value) => (value > 0 ? 1 : 0)),
      },
      movingToFixedLps: IDENTITY_MAT4,
      evidence: NOTHING_MEASURED,
    };
  };

  test('names the three oblique planes and draws them', () => {
    const text = renderQcSheetSvg(input());
    expect(text).toMatch(/Axial \(K \d+ of 107, 38° oblique\)/);
    expect(text).toMatch(/Coronal \(J \d+ of 107, 28° oblique\)/);
    expect(text).toMatch(/Sagittal \(I \d+ of 94, 48° oblique\)/);
    const png = renderQcSheet(input());
    expect(decode(png).width).toBe(2400);
    expect(png.length).toBeLessThan(2_000_000);
  });
});
