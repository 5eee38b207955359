import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readTagFile } from '../../../src/formats/tag/readTagFile.ts';
import { writeTagFile } from '../../../src/formats/tag/writeTagFile.ts';
import { fitRigidLandmarks } from '../../../src/kernels/geometry/fitRigidLandmarks.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { rotationVector } from '../../../src/kernels/geometry/rotationVector.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';

const read = (text: string) => readTagFile(text, { fileName: 'test.tag' });

function tagFile(points: string, volumes = 2): string {
  return `MNI Tag Point File\nVolumes = ${volumes};\n% a comment; with a semicolon\n\nPoints =\n${points}`;
}

describe('readTagFile', () => {
  test('turns RAS into LPS and keeps moving and fixed apart', () => {
    const pairs = read(tagFile(' 1 2 3 4 5 6 ""\n -1.5 0 1e1 .5 -6. +7 "sulcus; left" ;\n'));
    expect(pairs.movingLps).toEqual(Float64Array.of(-1, -2, 3, 1.5, 0, 10));
    expect(pairs.fixedLps).toEqual(Float64Array.of(-4, -5, 6, -0.5, 6, 7));
    expect(pairs.labels).toEqual(['', 'sulcus; left']);
  });

  test.each([
    ['no label', '1 2 3 4 5 6;'],
    ['weight and ids', '1 2 3 4 5 6 1.0 2 -1 "x";'],
    ['a row comment that hides the semicolon', '1 2 3 4 5 6 "x" %TimeStamp 11:41:07;'],
    ['the point behind the equals sign', '1 2 3 4 5 6;'],
    ['Windows line ends', '\r\n1 2 3 4 5 6 "x"\r\n;\r\n'],
  ])('accepts %s', (_, points) => {
    expect(read(tagFile(points)).movingLps).toEqual(Float64Array.of(-1, -2, 3));
  });

  test('a missing partner is named with its row', () => {
    expect(() => read(tagFile('1 2 3 4 5 6 "a"\n1 2 3 "b"\n1 2 3 4 5 6 "c";'))).toThrow(
      'Row 2 of test.tag (line 7) has 3 coordinates instead of 6',
    );
    expect(() => read(tagFile('1 2 3 4 5 "a";'))).toThrow(
      expect.objectContaining({ code: 'LANDMARK_PARTNER_MISSING' }),
    );
  });

  test('a file of one volume is refused with its reason', () => {
    expect(() => read(tagFile('1 2 3 "a";', 1))).toThrow('has the points of 1 volume');
  });

  test.each([
    ['CORRUPT_FILE', 'truncated', tagFile('1 2 3 4 5 6 "a"\n1 2 3 4')],
    ['CORRUPT_FILE', 'is not a row', tagFile('1 2 3 4 5 NaN;')],
    ['CORRUPT_FILE', 'is not a row', tagFile('1 2 3 4 5 6 "a;')],
    ['CORRUPT_FILE', 'is not a row', tagFile('1 2 3 4 5 1e999;')],
    ['CORRUPT_FILE', 'has 7 numbers', tagFile('1 2 3 4 5 6 7;')],
    ['CORRUPT_FILE', 'no points', tagFile(';')],
    ['CORRUPT_FILE', 'no line "Points ="', 'MNI Tag Point File\nVolumes = 2;\n'],
    ['CORRUPT_FILE', 'no line "Volumes = 2;"', 'MNI Tag Point File\nPoints =\n1 2 3 4 5 6;'],
    ['UNSUPPORTED_FORMAT', 'does not begin', ''],
    ['UNSUPPORTED_FORMAT', 'does not begin', 'MNI Transform File\n'],
  ])('refuses with %s: %s', (code, message, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }));
    expect(() => read(text)).toThrow(message);
  });
});

describe('writeTagFile', () => {
  const pairs = {
    movingLps: Float64Array.of(-33.958828, 0, 1 / 3, 1e-7, 2, -3),
    fixedLps: Float64Array.of(0.1 + 0.2, -5, 6, 7, 8, 9),
    labels: ['', 'falx, anterior'],
  };

  test('writes the layout of the published files', () => {
    expect(writeTagFile(pairs, { comment: 'two pairs' })).toBe(
      [
        'MNI Tag Point File',
        'Volumes = 2;',
        '% two pairs',
        '',
        'Points =',
        ' 33.958828 0 0.3333333333333333 -0.30000000000000004 5 6 ""',
        ' -1e-7 -2 -3 -7 -8 9 "falx, anterior";',
        '',
      ].join('\n'),
    );
  });

  test('reading gives every digit back', () => {
    expect(read(writeTagFile(pairs, { comment: 'lines\nof text; and more' }))).toEqual(pairs);
  });

  test.each([
    ['LANDMARK_PARTNER_MISSING', { ...pairs, fixedLps: pairs.fixedLps.slice(3) }],
    ['INVALID_INPUT', { ...pairs, labels: ['one'] }],
    ['INVALID_INPUT', { ...pairs, labels: ['a "quote"', ''] }],
    ['INVALID_INPUT', { ...pairs, fixedLps: pairs.fixedLps.map(() => Number.NaN) }],
    ['INVALID_INPUT', { movingLps: new Float64Array(0), fixedLps: new Float64Array(0), labels: [] }],
  ])('refuses what a file cannot hold: %s', (code, broken) => {
    expect(() => writeTagFile(broken)).toThrow(expect.objectContaining({ code }));
  });
});

describeWithData('formats/tag', 'a tag file of Ibis', () => {
  test('is read with its labels', () => {
    const path = sharedData('formats/tag/ibis_LandmarkRegistration.tag');
    const pairs = readTagFile(readFileSync(path, 'utf8'), { fileName: path });
    expect(pairs.labels).toEqual(['1', '2', '3', '4', '5']);
    expect(Array.from(pairs.fixedLps.slice(12))).toEqual([-130.504, -235.078, -65.1249]);
  });
});

interface PublishedErrors {
  readonly case: number;
  readonly n: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly rigid_mean: number;
  readonly rigid_rms: number;
  readonly rot_deg: number;
}

describeWithData('resect', 'the landmarks of RESECT', () => {
  const table: PublishedErrors[] = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../reference/resectLandmarkErrors.json'), 'utf8'),
  );
  const cases = readdirSync(sharedData('resect')).map((name) => Number(name.replace('Case', '')));

  test.each(cases)('Case%i has the known errors before and after the best rigid fit', (number) => {
    const name = `Case${number}-MRI-beforeUS.tag`;
    const text = readFileSync(sharedData('resect', `Case${number}`, name), 'utf8');
    const { movingLps, fixedLps } = readTagFile(text, { fileName: name });
    const known = table.find((row) => row.case === number);

    const before = targetRegistrationErrors(IDENTITY_MAT4, movingLps, fixedLps);
    expect(before.perLandmarkMm).toHaveLength(known!.n);
    expect(before.meanMm).toBeCloseTo(known!.mean, 6);
    expect(before.maxMm).toBeCloseTo(known!.max, 6);
    expect(Math.min(...before.perLandmarkMm)).toBeCloseTo(known!.min, 6);

    const fit = fitRigidLandmarks(movingLps, fixedLps);
    const after = targetRegistrationErrors(fit, movingLps, fixedLps);
    const rms = Math.sqrt(after.perLandmarkMm.reduce((sum, e) => sum + e * e, 0) / known!.n);
    expect(after.meanMm).toBeCloseTo(known!.rigid_mean, 6);
    expect(rms).toBeCloseTo(known!.rigid_rms, 6);
    expect((Math.hypot(...rotationVector(fit)) * 180) / Math.PI).toBeCloseTo(known!.rot_deg, 6);
  });
});
