import { describe, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import type { Image, Vec3 } from '../../src/kernels/geometry/types.ts';
import { carryByMatrix } from '../../src/rendering/qc/carryByMatrix.ts';
import { renderQcSheet } from '../../src/rendering/renderQcSheet.ts';
import { renderQcSheetSvg } from '../../src/rendering/renderQcSheetSvg.ts';
import type { QcSheetInput } from '../../src/rendering/types.ts';
import { NOTHING_MEASURED, qcInput, translation } from './ellipsoidPair.ts';

const WORSE = { ...NOTHING_MEASURED, mtreBeforeMm: 1.1, mtreAfterMm: 9 };

/** Red, green and blue in the middle of the frame's left side. */
function frameColour(png: Uint8Array): number[] {
  const { width, height, channels, data } = decode(png);
  const at = channels * (4 + width * Math.floor(height / 2));
  return [...data.slice(at, at + 3)];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const { movingLabel, fixedLabel } = qcInput();
const empty = (label: typeof movingLabel) => ({
  geometry: label!.geometry,
  data: new Uint8Array(label!.data.length),
});
const EMPTY_LABELS = { movingLabel: empty(movingLabel), fixedLabel: empty(fixedLabel) };
const NO_LANDMARK = { movingLps: new Float64Array(0), fixedLps: new Float64Array(0) };

function filled(size: [number, number, number], value: number): Image {
  const geometry = { ...qcInput().fixed.geometry, size };
  return { geometry, data: new Float32Array(size[0] * size[1] * size[2]).fill(value) };
}

/** The sheet as SVG without the bytes of its pictures, in which any letters may occur. */
function sheetText(changes: Partial<QcSheetInput> = {}): string {
  return renderQcSheetSvg(qcInput(changes)).replace(/base64,[A-Za-z0-9+/=]+/g, '');
}

describe('renderQcSheetSvg', () => {
  const text = sheetText();

  test('shows four pictures on three planes through the tumour and three through the strongest edges', () => {
    expect(count(text, /<image /g)).toBe(24);
    expect(count(text, />10 mm</g)).toBe(6);
    expect(count(text, />S<\/text>/g)).toBe(16);
    expect(count(text, />R<\/text>/g)).toBe(16);
    expect(text).toContain('Through the tumour');
    expect(text).toContain('Through the strongest edges');
    expect(text).toContain('Axial (K 16 of 32)');
    expect(text).toContain('Coronal (J 19 of 36)');
    expect(text).toContain('Sagittal (I 25 of 40)');
    for (const title of ['MRI edges BEFORE', 'MRI edges AFTER', 'Echoes on MRI', 'Checkerboard']) {
      expect(text).toContain(title);
    }
  });

  test('the tracked pose has no before: one pose, blended and as checkerboard on all planes', () => {
    const tracked = sheetText({ movingToFixedLps: translation(0, 0, 0) });
    expect(count(tracked, /<image /g)).toBe(24);
    expect(tracked).not.toMatch(/BEFORE|AFTER/);
    expect(count(tracked, />Echoes on MRI</g)).toBe(2);
  });

  test('takes any mapping for the registered side, not only a matrix', () => {
    const input = qcInput();
    const asked: Vec3[] = [];
    const carried = {
      ...carryByMatrix(input.moving, input.movingLabel, input.fixed.geometry, translation(3, 0, 0)),
      point: ([x, y, z]: Vec3): Vec3 => {
        asked.push([x, y, z]);
        return [x + 3, y, z];
      },
    };
    expect(sheetText({ carried, movingToFixedLps: translation(0, 0, 0) })).toBe(text);
    expect(asked.length).toBeGreaterThan(0);
  });

  test('goes through the centroid of the tumour on ultrasound, else of the carried one, else of the cone', () => {
    expect(text).toContain('tumour annotated on ultrasound');
    expect(sheetText({ fixedLabel: undefined })).toContain('centroid of the carried tumour');
    const lost = { fixedLabel: undefined, movingToFixedLps: translation(400, 0, 0) };
    expect(sheetText(lost)).toContain('tumour at the tracked pose');
  });

  test('says what there is not: no tumour, no evidence, no landmarks', () => {
    const silent = sheetText({
      fixedLabel: undefined,
      movingLabel: undefined,
      landmarks: undefined,
      evidence: NOTHING_MEASURED,
    });
    expect(silent).toContain('centre of the cone');
    expect(silent).toContain('no tumour annotation on MRI');
    expect(silent).toContain('NO EVIDENCE that the result is better');
    expect(count(silent, />not measured</g)).toBe(6);
    expect(silent).toContain('No landmarks: the error in mm is not known');
    expect(count(silent, /r="3\.6"/g)).toBe(0);
  });

  test('draws landmark errors before and after on their panels and in the plot', () => {
    const landed = (colour: string): number => count(text, new RegExp(`r="3\\.6" fill="${colour}"`, 'g'));
    // 3 mm is not above the limit, so both poses keep their colour.
    expect(landed('#ff9f1c')).toBeGreaterThanOrEqual(3);
    expect(landed('#3ddcff')).toBeGreaterThanOrEqual(3);
    expect(text).toContain('Error of each of 2 landmarks, mm   ·   largest 3.0 → 0.0 mm');
    expect(text).toContain('mean 3.00');
  });

  test('says in words what the evidence shows, and turns the arrows of large errors red', () => {
    expect(text).toContain('Better than the tracked pose by evidence');
    expect(text).toContain('3.00 → 0.00 mm');
    expect(text).not.toContain('fill="#ff4d4d"');
    const worse = sheetText({ evidence: WORSE, movingToFixedLps: translation(-3, 0, 0) });
    expect(worse).toContain('WORSE than the tracked pose');
    expect(worse).toContain('r="3.6" fill="#ff4d4d"');
  });

  test('keeps evidence and landmarks from a blinded reviewer', () => {
    const blinded = sheetText({ blinded: true, evidence: WORSE, warnings: ['restarts disagree'] });
    for (const hidden of ['WORSE', 'mTRE', 'LC2', 'restarts', 'andmark', 'r="3.6"', '#d32f2f']) {
      expect(blinded).not.toContain(hidden);
    }
    expect(count(blinded, /<image /g)).toBe(24);
  });

  test('escapes names', () => {
    const hostile = sheetText({ caseName: '<script>"&\u0000', warnings: ['<b>'] });
    expect(hostile).toContain('&lt;script&gt;&quot;&amp;\ufffd');
    expect(hostile).not.toMatch(/<script|<b>/);
  });

  test('refuses what cannot be drawn', () => {
    const evidence = { ...WORSE, mtreAfterMm: Number.NaN };
    expect(() => sheetText({ evidence })).toThrow('NaN');
    expect(() => sheetText({ movingToFixedLps: [1, 2, 3] })).toThrow('16 numbers');
    const landmarks = { movingLps: new Float64Array(3), fixedLps: new Float64Array(6) };
    expect(() => sheetText({ landmarks })).toThrow('same number of points');
    const fixed = { ...qcInput().fixed, data: new Float32Array(5) };
    expect(() => sheetText({ fixed })).toThrow('values');
  });
});

describe('renderQcSheet', () => {
  test('is the same picture twice, 2400 pixels wide, quiet when better and framed in red when worse', () => {
    const better = renderQcSheet(qcInput());
    expect(decode(better).width).toBe(2400);
    expect(frameColour(better)).toEqual([0x14, 0x17, 0x1c]);
    expect(Buffer.compare(better, renderQcSheet(qcInput()))).toBe(0);
    expect(frameColour(renderQcSheet(qcInput({ evidence: WORSE })))).toEqual([0xd3, 0x2f, 0x2f]);
  });

  test.each([
    ['a volume of one voxel', { fixed: filled([1, 1, 1], 5), fixedLabel: undefined, movingLabel: undefined }],
    ['an ultrasound of zeros', { fixed: filled([9, 8, 7], 0), fixedLabel: undefined }],
    ['an ultrasound one voxel thick', { fixed: filled([30, 1, 20], 3), fixedLabel: undefined }],
    ['values that are not finite', { moving: filled([9, 8, 7], Number.NaN) }],
    [
      'an MRI elsewhere and endless names',
      {
        movingToFixedLps: translation(0, 900, 0),
        caseName: 'x'.repeat(900),
        warnings: ['y'.repeat(2000)],
        methodTitle: 'z '.repeat(600),
      },
    ],
    ['empty tumour masks and no landmark in the lists', { ...EMPTY_LABELS, landmarks: NO_LANDMARK }],
  ])('survives %s', (_, changes) => {
    expect(decode(renderQcSheet(qcInput(changes))).width).toBe(2400);
  });
});
