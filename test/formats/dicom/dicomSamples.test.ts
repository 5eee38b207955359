import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SonoledgerError } from '../../../src/errors/sonoledgerError.ts';
import { createCodecs } from '../../../src/formats/dicom/pixels/createCodecs.ts';
import { openFrames } from '../../../src/formats/dicom/pixels/openFrames.ts';
import type { FrameSamples } from '../../../src/formats/dicom/pixels/types.ts';
import { readDicomHeader } from '../../../src/formats/dicom/readDicomHeader.ts';
import { readDicomSeries } from '../../../src/formats/dicom/readDicomSeries.ts';
import type { DicomPixels } from '../../../src/formats/dicom/types.ts';
import { describeWithData, sharedData } from '../../support/sharedData.ts';

interface Checksums {
  readonly sum: number;
  readonly weightedSum: number;
}

const reference: {
  frames: Record<string, (Checksums & { shape: number[] }) | null>;
  series: Record<
    string,
    Checksums & {
      size: number[];
      spacingMm: number[];
      originLps: number[];
      direction: number[];
      type: string;
    }
  >;
} = JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/dicom.json'), 'utf8'));

/** Rows `| file | pixels | as a volume |` of the table of samples. */
const documented = new Map(
  readFileSync(join(import.meta.dirname, '../../../docs/dicom.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => /^`.*\.dcm`$/.test(cells[1] ?? ''))
    .map(([, file, pixels, volume]) => [file.slice(1, -1), { pixels, volume }]),
);

describeWithData('formats/dicom', 'DICOM samples of pydicom and highdicom', () => {
  const folders = ['pydicom', 'seg'].map((name) => sharedData('formats/dicom', name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.dcm'))
      .map((name) => ({ fileName: name, bytes: readFileSync(join(folder, name)) })),
  );

  test('the documents list every sample', () => {
    expect([...documented.keys()].sort()).toEqual(files.map(({ fileName }) => fileName).sort());
  });

  test.each(files.map((file) => [file.fileName, file] as const))(
    '%s comes out as documented, its pixels as pydicom or GDCM decode them',
    async (name, file) => {
      const [pixels, volume] = [await pixelOutcome(file), await volumeOutcome(file)];
      expect({ pixels, volume }).toEqual(documented.get(name));
    },
  );
});

/** Opened once, since compiling a codec takes longer than decoding these files. */
const codecs = createCodecs();

type File = { fileName: string; bytes: Uint8Array };

/** How the decoded samples compare with the reference, or the refusal. */
async function pixelOutcome({ fileName, bytes }: File): Promise<string> {
  try {
    const header = readDicomHeader(bytes, fileName);
    if (!header.pixels) return 'none';
    const frameOf = await openFrames(header, bytes, codecs);
    const found = startChecksums();
    for (const { index } of header.frames) found.add(samplesOf(frameOf(index), header.pixels!));
    const expected = reference.frames[fileName];
    if (!expected) return 'read';
    // Sums of 32-bit samples are too large to be exact in double precision.
    const off = (a: number, b: number): number => Math.abs(a / b - 1);
    const same = off(found.sum, expected.sum) < 1e-12 && off(found.weightedSum, expected.weightedSum) < 1e-12;
    return same ? 'exact' : 'other colours';
  } catch (error) {
    return refusal(error);
  }
}

async function volumeOutcome(file: File): Promise<string> {
  try {
    return (await readDicomSeries([file])).image.geometry.size.join(' x ');
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): string {
  if (error instanceof SonoledgerError) return `\`${error.code}\``;
  throw error;
}

/** The samples with sign and unused bits resolved. */
function samplesOf({ bytes, bits, lowBit }: FrameSamples, pixels: DicomPixels): ArrayLike<number> {
  const size = Math.max(1, pixels.bitsAllocated / 8);
  const own = Uint8Array.from(bytes).buffer;
  const words = size === 1 ? new Uint8Array(own) : size === 2 ? new Uint16Array(own) : new Uint32Array(own);
  const [left, right] = [32 - bits - lowBit, 32 - bits];
  const out = pixels.signed ? new Int32Array(words.length) : new Uint32Array(words.length);
  for (let n = 0; n < words.length; n++) {
    out[n] = pixels.signed ? (words[n] << left) >> right : (words[n] << left) >>> right;
  }
  return out;
}

function startChecksums(): Checksums & { add(values: ArrayLike<number>): void } {
  let count = 0;
  return {
    sum: 0,
    weightedSum: 0,
    add(this: { sum: number; weightedSum: number }, values) {
      for (let n = 0; n < values.length; n++, count++) {
        this.sum += values[n];
        this.weightedSum += values[n] * (count % 10007);
      }
    },
  };
}

function checksumsOf(values: ArrayLike<number>): Checksums {
  const sums = startChecksums();
  sums.add(values);
  return { sum: sums.sum, weightedSum: sums.weightedSum };
}

describeWithData('remind-022', 'series of ReMIND-022', () => {
  const load = (name: string): File[] =>
    readdirSync(sharedData('remind-022', name)).map((fileName) => ({
      fileName,
      bytes: readFileSync(sharedData('remind-022', name, fileName)),
    }));

  test.each(Object.keys(reference.series))('%s has the grid and the voxels that ITK reads', async (name) => {
    const expected = reference.series[name];
    const files = load(name);
    const { image, sources } = await readDicomSeries(files);
    const { size, spacingMm, originLps, direction } = image.geometry;
    expect(size).toEqual(expected.size);
    expect(spacingMm.map((mm, n) => Math.abs(mm - expected.spacingMm[n])).every((d) => d < 1e-9)).toBe(true);
    expect(originLps).toEqual(expected.originLps);
    // ITK takes the normal as third direction, we the line of the positions; they differ by their rounding.
    expect(direction.map((d, n) => Math.abs(d - expected.direction[n])).every((d) => d < 5e-6)).toBe(true);
    expect(image.data.constructor.name).toBe('Int16Array');
    expect(checksumsOf(image.data)).toEqual({ sum: expected.sum, weightedSum: expected.weightedSum });
    expect(sources).toHaveLength(files.length);
  });

  test('both series in one folder are listed, and read when chosen', async () => {
    const files = [...load('3DAXT1postcontrast_MRI').slice(0, 4), ...load('3DAXT2SPACE_MRI').slice(0, 3)];
    await expect(readDicomSeries(files)).rejects.toThrow(
      /2 series.*\n {2}1: series 1 "3D_AX_T1_postcontrast" \(MR\), 248 x 256 x 4\n {2}2: series 2 "3D_AX_T2_SPACE"/,
    );
    const { image, sources } = await readDicomSeries(files, { ordinal: 2 });
    expect(image.geometry.size).toEqual([256, 256, 3]);
    expect(sources).toEqual([4, 5, 6]);
  });
});
