import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';
import { readTagFile } from '../../../src/formats/tag/readTagFile.ts';
import { readTransform } from '../../../src/formats/transform/readTransform.ts';
import { toMovingToFixedLps } from '../../../src/formats/transform/toMovingToFixedLps.ts';
import { IDENTITY_MAT4 } from '../../../src/kernels/geometry/identityMat4.ts';
import { invertMat4 } from '../../../src/kernels/geometry/invertMat4.ts';
import { rigidToMat4 } from '../../../src/kernels/geometry/rigidToMat4.ts';
import { targetRegistrationErrors } from '../../../src/kernels/geometry/targetRegistrationErrors.ts';
import { transformPoint } from '../../../src/kernels/geometry/transformPoint.ts';
import type { Mat4 } from '../../../src/kernels/geometry/types.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';

const read = (text: string) => readTransform(text, { fileName: 'pose.txt' });
const OPEN = { direction: null, space: null };

const close = (m: Mat4, digits = 10) => m.map((value) => expect.closeTo(value, digits));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SonoledgerError) return error.code;
    throw error;
  }
  return 'NO_ERROR';
}

const itk = (type: string, parameters: string, fixed = '0 0 0'): string =>
  [
    '#Insight Transform File V1.0',
    '#Transform 0',
    `Transform: ${type}`,
    `Parameters: ${parameters}`,
    `FixedParameters: ${fixed}`,
    '',
  ].join('\n');

const xfm = (body: string): string =>
  `MNI Transform File\n%a comment = 3;\n\nTransform_Type = Linear;\nLinear_Transform =\n${body};\n`;

describe('ITK text transforms', () => {
  it('turn about their centre, and translate', () => {
    // A quarter turn about z through (10, 0, 0): x -> (10 - y, x - 10, z), then + (1, 2, 3).
    const versor = itk('VersorRigid3DTransform_double_3_3', `0 0 ${Math.SQRT1_2} 1 2 3`, '10 0 0');
    const { matrix, space, direction } = read(versor);
    expect(matrix).toEqual(close([0, -1, 0, 11, 1, 0, 0, -8, 0, 0, 1, 3, 0, 0, 0, 1], 7));
    expect({ space, direction }).toEqual({ space: 'LPS', direction: 'FIXED_TO_MOVING' });
    const affine = itk('AffineTransform_double_3_3', '0 -1 0 1 0 0 0 0 1 1 2 3', '10 0 0');
    expect(read(affine).matrix).toEqual(close(matrix, 7));
    const ants = itk('MatrixOffsetTransformBase_float_3_3', '0 -1 0 1 0 0 0 0 1 1 2 3', '10 0 0');
    expect(read(ants).matrix).toEqual(close(matrix, 7));
  });

  it('apply Euler angles in the order y, x, z, or x, y, z when the file says so', () => {
    const quarter = Math.PI / 2;
    // Quarter turns about x and y. Rz Rx Ry: e_z -Ry-> e_x -Rx-> e_x. Rz Ry Rx: e_z -Rx-> -e_y -Ry-> -e_y.
    const zxy = read(itk('Euler3DTransform_double_3_3', `${quarter} ${quarter} 0 0 0 0`)).matrix;
    expect(transformPoint(zxy, [0, 0, 1])).toEqual(close([1, 0, 0]));
    const zyx = read(itk('Euler3DTransform_double_3_3', `${quarter} ${quarter} 0 0 0 0`, '0 0 0 1')).matrix;
    expect(transformPoint(zyx, [0, 0, 1])).toEqual(close([0, -1, 0]));
    for (const flag of ['0', '1']) {
      const about = read(itk('Euler3DTransform_double_3_3', '0 0 0.3 0 0 0', `0 0 0 ${flag}`)).matrix;
      const turn = rigidToMat4({
        translationMm: [0, 0, 0],
        rotationVectorRad: [0, 0, 0.3],
        centreLps: [0, 0, 0],
      });
      expect(about).toEqual(close(turn));
    }
  });

  it('scale, translate alone, or do nothing', () => {
    const similar = read(itk('Similarity3DTransform_double_3_3', '0 0 0 1 2 3 1.1', '10 0 0')).matrix;
    expect(transformPoint(similar, [20, 5, 0])).toEqual(close([22, 7.5, 3]));
    expect(read(itk('TranslationTransform_double_3_3', '1 2 3', '')).matrix.slice(3, 4)).toEqual([1]);
    expect(read(itk('IdentityTransform_double_3_3', '', '')).matrix).toEqual(IDENTITY_MAT4);
  });

  it('make one of a composite, whose last transform is applied first', () => {
    const turned = itk('AffineTransform_double_3_3', '0 -1 0 1 0 0 0 0 1 0 0 0');
    const moved = itk('TranslationTransform_double_3_3', '5 0 0', '');
    const parts = `${turned}${moved}`.replaceAll('#Insight Transform File V1.0\n', '');
    const text = `#Insight Transform File V1.0\n#Transform 0\nTransform: CompositeTransform_double_3_3\n${parts}`;
    // (1, 0, 0) -> (6, 0, 0) -> (0, 6, 0).
    expect(transformPoint(read(text).matrix, [1, 0, 0])).toEqual(close([0, 6, 0]));
  });

  it('survive Windows line ends and a byte order mark', () => {
    const text = `\uFEFF${itk('VersorRigid3DTransform_double_3_3', '0 0 0 1 2 3').replaceAll('\n', '\r\n')}`;
    expect(read(text).matrix.filter((_, n) => n % 4 === 3)).toEqual([1, 2, 3, 1]);
  });

  it.each([
    ['UNSUPPORTED_FORMAT', itk('BSplineTransform_double_3_3', '0 0 0')],
    ['UNSUPPORTED_FORMAT', itk('DisplacementFieldTransform_double_3_3', '0 0 0')],
    ['UNSUPPORTED_FORMAT', itk('CompositeTransform_double_3_3', '')],
    ['CORRUPT_FILE', itk('Similarity3DTransform_double_3_3', '0 0 0 0 0 0')],
    ['UNSUPPORTED_FORMAT', itk('constructor_double_3_3', '0 0 0 0 0 0')],
    ['UNSUPPORTED_FORMAT', itk('AffineTransform_double_2_2', '1 0 0 1 0 0', '0 0')],
    ['UNSUPPORTED_FORMAT', itk('Euler3DTransform_double_3_3', '0 0 0 0 0 0').repeat(2)],
    ['UNSUPPORTED_FORMAT', '#Insight Transform File V1.0\n'],
    ['CORRUPT_FILE', itk('Euler3DTransform_double_3_3', '0 0 0 0 0')],
    ['CORRUPT_FILE', itk('Euler3DTransform_double_3_3', '0 0 0 0 0 x')],
    ['CORRUPT_FILE', itk('Euler3DTransform_double_3_3', '0 0 0 0 0 1e999')],
    ['CORRUPT_FILE', itk('Euler3DTransform_double_3_3', '0 0 0 0 0 0', '0 0')],
    ['CORRUPT_FILE', itk('Euler3DTransform_double_3_3', '0 0 0 0 0 0').split('FixedParameters')[0]],
  ])('are refused with %s when they cannot be used', (code, text) => {
    expect(codeOf(() => read(text))).toBe(code);
  });
});

describe('MINC .xfm files', () => {
  it('hold three rows in RAS, from the moving to the fixed volume', () => {
    const file = read(xfm('1 0 0 5\n0 1 0 -6\n0 0 1 7'));
    expect(file).toMatchObject({ format: 'XFM', space: 'RAS', direction: 'MOVING_TO_FIXED' });
    expect(toMovingToFixedLps(file, OPEN).movingToFixedLps).toEqual([
      1, 0, 0, -5, 0, 1, 0, 6, 0, 0, 1, 7, 0, 0, 0, 1,
    ]);
  });

  it('are inverted when they say so', () => {
    const flagged = xfm('1 0 0 5\n0 1 0 0\n0 0 1 0').replace('Linear;\n', 'Linear;\nInvert_Flag = True;\n');
    expect(read(flagged).matrix[3]).toBe(-5);
  });

  it.each([
    [
      'UNSUPPORTED_FORMAT',
      'MNI Transform File\nTransform_Type = Grid_Transform;\nDisplacement_Volume = a.mnc;\n',
    ],
    ['UNSUPPORTED_FORMAT', `${xfm('1 0 0 5 0 1 0 0 0 0 1 0')}Transform_Type = Linear;\n`],
    ['UNSUPPORTED_FORMAT', 'MNI Transform File\n'],
    ['CORRUPT_FILE', xfm('1 0 0 5 0 1 0 0 0 0 1 0').replace(/;\n$/, '')],
    ['CORRUPT_FILE', xfm('1 0 0 5 0 1 0 0 0 0 1')],
  ])('are refused with %s when they cannot be used', (code, text) => {
    expect(codeOf(() => read(text))).toBe(code);
  });
});

describe('16 numbers', () => {
  it('are rows of a matrix, with comments', () => {
    const text = '# from my tool\n1 0 0 5\n0,1,0,6\n0 0 1 -7.5e0\n0 0 0 1\n';
    const file = read(text);
    expect(file).toMatchObject({ format: 'TEXT', space: null, direction: null });
    expect(file.matrix).toEqual([1, 0, 0, 5, 0, 1, 0, 6, 0, 0, 1, -7.5, 0, 0, 0, 1]);
  });

  it.each([
    ['UNSUPPORTED_FORMAT', ''],
    ['UNSUPPORTED_FORMAT', 'hello'],
    ['UNSUPPORTED_FORMAT', '\u0000\u0001\u0002'],
    ['UNSUPPORTED_FORMAT', 'NaN 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1'],
    ['CORRUPT_FILE', '1 0 0 0 0 1 0 0 0 0 1 0'],
    ['CORRUPT_FILE', '1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1-'],
    ['INVALID_INPUT', '1 0 0 0 0 1 0 0 0 0 1 0 5 6 7 1'],
  ])('are refused with %s when they are something else: %j', (code, text) => {
    expect(codeOf(() => read(text))).toBe(code);
  });
});

describe('toMovingToFixedLps', () => {
  const pose = rigidToMat4({
    translationMm: [4, -5, 6],
    rotationVectorRad: [0.1, -0.2, 0.3],
    centreLps: [1, 2, 3],
  });
  const text = read(pose.join(' '));

  it('keeps or inverts by direction', () => {
    const { movingToFixedLps } = toMovingToFixedLps(text, { direction: 'MOVING_TO_FIXED', space: 'LPS' });
    expect(movingToFixedLps).toEqual(close(pose));
    const turned = toMovingToFixedLps(text, { direction: 'FIXED_TO_MOVING', space: 'LPS' });
    expect(turned.movingToFixedLps).toEqual(close(invertMat4(pose)));
  });

  it('maps an RAS point as its LPS twin', () => {
    const { movingToFixedLps } = toMovingToFixedLps(text, { direction: 'MOVING_TO_FIXED', space: 'RAS' });
    const [x, y, z] = transformPoint(pose, [10, 20, 30]);
    expect(transformPoint(movingToFixedLps, [-10, -20, 30])).toEqual(close([-x, -y, z]));
  });

  it('takes a stated direction before the format, but no contradicted space', () => {
    const file = read(itk('VersorRigid3DTransform_double_3_3', '0 0 0 1 2 3'));
    expect(toMovingToFixedLps(file, OPEN).movingToFixedLps[3]).toBe(-1);
    const stated = { direction: 'MOVING_TO_FIXED', space: 'LPS' } as const;
    expect(toMovingToFixedLps(file, stated).movingToFixedLps[3]).toBe(1);
    expect(() => toMovingToFixedLps(file, { ...stated, space: 'RAS' })).toThrow('always LPS');
  });

  it('asks for what 16 numbers do not say', () => {
    expect(() => toMovingToFixedLps(text, { direction: null, space: 'LPS' })).toThrow('give direction');
    expect(() => toMovingToFixedLps(text, { direction: 'MOVING_TO_FIXED', space: null })).toThrow(
      'give space',
    );
  });

  it('takes what scales or shears a little, and refuses the rest with the reason', () => {
    const stated = { direction: 'MOVING_TO_FIXED', space: 'LPS' } as const;
    const changed = (at: number, value: number) => ({
      ...text,
      matrix: IDENTITY_MAT4.map((v, n) => (n === at ? value : v)),
    });
    expect(toMovingToFixedLps(changed(0, 1.02), stated).movingToFixedLps[0]).toBe(1.02);
    expect(toMovingToFixedLps(changed(1, 0.1), stated).movingToFixedLps[1]).toBe(0.1);
    expect(() => toMovingToFixedLps(changed(0, 10), stated)).toThrow('are its units mm');
    expect(() => toMovingToFixedLps(changed(0, -1), stated)).toThrow('mirrors');
  });
});

describeWithData('formats/tag', 'an .xfm of Ibis with the landmarks that it was fitted to', () => {
  it('brings the points of the first volume to those of the second', () => {
    const name = 'ibis_LandmarkRegistration';
    const text = (extension: string): string =>
      readFileSync(sharedData('formats', 'tag', `${name}.${extension}`), 'utf8');
    const { movingToFixedLps } = toMovingToFixedLps(readTransform(text('xfm'), { fileName: name }), OPEN);
    const { movingLps, fixedLps } = readTagFile(text('tag'), { fileName: name });
    expect(targetRegistrationErrors(movingToFixedLps, movingLps, fixedLps).meanMm).toBeLessThan(8);
    expect(
      targetRegistrationErrors(invertMat4(movingToFixedLps), movingLps, fixedLps).meanMm,
    ).toBeGreaterThan(100);
  });
});
