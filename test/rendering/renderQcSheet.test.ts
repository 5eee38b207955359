import { describe, expect, test } from '@jest/globals';
import { decode } from 'fast-png';
import type { Image } from '../../src/kernels/geometry/types.ts';
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

  test('shows six pictures on three planes, with a scale bar and four letters each', () => {
    expect(count(text, /<image /g)).toBe(18);
    expect(count(text, />10 mm</g)).toBe(3);
    expect(count(text, />S<\/text>/g)).toBe(12);
    expect(count(text, />R<\/text>/g)).toBe(12);
    expect(text).toContain('Axial (K 16 of 32)');
    expect(text).toContain('Coronal (J 19 of 36)');
    expect(text).toContain('Sagittal (I 25 of 40)');
  });

  test('goes through the centroid of the tumour on ultrasound, else of the carried one, else of the cone', () => {
    expect(text).toContain('tumour annotated on ultrasound');
    expect(sheetText({ fixedLabel: undefined })).toContain('centroid of the carried tumour');
    const none = sheetText({ fixedLabel: undefined, movingLabel: undefined });
    expect(none).toContain('centre of the cone');
    expect(none).toContain('no tumour annotation on MRI');
  });

  test('falls back to the tracked pose when the registration throws the tumour out of the volume', () => {
    const lost = { fixedLabel: undefined, movingToFixedLps: translation(400, 0, 0) };
    expect(sheetText(lost)).toContain('tumour at the tracked pose');
  });

  test('says in words what the evidence shows, measured or not', () => {
    expect(text).toContain('Better than the tracked pose by evidence');
    expect(text).toContain('3.00 → 0.00 mm');
    expect(sheetText({ evidence: WORSE })).toContain('WORSE than the tracked pose');
    const silent = sheetText({ evidence: NOTHING_MEASURED });
    expect(silent).toContain('NO EVIDENCE that the result is better');
    expect(count(silent, />not measured</g)).toBe(6);
  });

  test('draws landmark errors before and after on their panels, and none without landmarks', () => {
    const drawn = count(text, /r="2\.2" fill="#(ff9f1c|4ade80)"/g);
    expect(drawn).toBeGreaterThanOrEqual(6);
    const without = sheetText({ landmarks: undefined });
    expect(without).toContain('no landmarks');
    expect(count(without, /r="2\.2"/g)).toBe(0);
  });

  test('keeps evidence and landmarks from a blinded reviewer', () => {
    const blinded = sheetText({ blinded: true, evidence: WORSE, warnings: ['restarts disagree'] });
    for (const hidden of ['WORSE', 'mTRE', 'LC2', 'restarts', 'r="2.2"', '#d32f2f']) {
      expect(blinded).not.toContain(hidden);
    }
    expect(count(blinded, /<image /g)).toBe(18);
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
  test('is 1600 pixels wide, quiet when better and framed in red when worse', () => {
    const better = renderQcSheet(qcInput());
    expect(decode(better).width).toBe(1600);
    expect(frameColour(better)).toEqual([0x14, 0x17, 0x1c]);
    expect(frameColour(renderQcSheet(qcInput({ evidence: WORSE })))).toEqual([0xd3, 0x2f, 0x2f]);
  });

  test('is the same picture twice', () => {
    expect(Buffer.compare(renderQcSheet(qcInput()), renderQcSheet(qcInput()))).toBe(0);
  });

  test.each([
    ['a volume of one voxel', { fixed: filled([1, 1, 1], 5), fixedLabel: undefined, movingLabel: undefined }],
    ['an ultrasound of zeros', { fixed: filled([9, 8, 7], 0), fixedLabel: undefined }],
    ['an ultrasound one voxel thick', { fixed: filled([30, 1, 20], 3), fixedLabel: undefined }],
    ['values that are not finite', { moving: filled([9, 8, 7], Number.NaN) }],
    ['an MRI elsewhere', { movingToFixedLps: translation(0, 900, 0) }],
    [
      'no landmark in the lists',
      { landmarks: { movingLps: new Float64Array(0), fixedLps: new Float64Array(0) } },
    ],
    ['edges in the last column', { lastColumn: 'EDGES' as const }],
    [
      'endless names',
      { caseName: 'x'.repeat(900), warnings: ['y'.repeat(2000)], methodTitle: 'z '.repeat(600) },
    ],
  ])('survives %s', (_, changes) => {
    expect(decode(renderQcSheet(qcInput(changes))).width).toBe(1600);
  });

  test('survives empty tumour masks', () => {
    const { movingLabel, fixedLabel } = qcInput();
    const empty = (label: typeof movingLabel) => ({
      geometry: label!.geometry,
      data: new Uint8Array(label!.data.length),
    });
    const changes = { movingLabel: empty(movingLabel), fixedLabel: empty(fixedLabel) };
    expect(sheetText(changes)).toContain('centre of the cone');
    expect(decode(renderQcSheet(qcInput(changes))).width).toBe(1600);
  });
});
