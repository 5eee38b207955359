import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createCodecs } from '../../src/formats/dicom/pixels/createCodecs.ts';
import { openFrames } from '../../src/formats/dicom/pixels/openFrames.ts';
import { readDicomHeader } from '../../src/formats/dicom/readDicomHeader.ts';
import { readDicomSegmentation } from '../../src/formats/dicom/readDicomSegmentation.ts';
import { readDicomSeries } from '../../src/formats/dicom/readDicomSeries.ts';
import { readDisplacementField } from '../../src/formats/nifti/readDisplacementField.ts';
import { writeCanonicalNifti } from '../../src/formats/nifti/writeCanonicalNifti.ts';
import { writeDisplacementField } from '../../src/formats/nifti/writeDisplacementField.ts';
import { writeNifti } from '../../src/formats/nifti/writeNifti.ts';
import { readVolumeFiles } from '../../src/formats/readVolumeFiles.ts';
import { readTagFile } from '../../src/formats/tag/readTagFile.ts';
import { readTransformFile } from '../../src/formats/transform/readTransformFile.ts';
import type { VolumeFile } from '../../src/formats/types.ts';
import type { Geometry } from '../../src/kernels/geometry/types.ts';
import { validateGeometry } from '../../src/kernels/geometry/validateGeometry.ts';
import { voxelCount } from '../../src/kernels/geometry/voxelCount.ts';
import { dicomStack } from '../../test/factories/dicomSlice.ts';
import { minc1File } from '../../test/factories/minc1File.ts';
import type { Seed, Target } from './types.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DATA = resolve(process.env['SONOLEDGER_TEST_DATA'] ?? join(ROOT, '../shared/data'));
/** Larger samples take their time without telling more. */
const LARGEST_SEED = 80_000;

const GEOMETRY: Geometry = {
  size: [4, 3, 2],
  spacingMm: [0.5, 1.5, 2],
  originLps: [10, -20, 30],
  direction: [0.8, -0.6, 0, 0.6, 0.8, 0, 0, 0, 1],
};

/** A reader of a new format gets its line here; a volume format only needs seeds. */
export const TARGETS: readonly Target[] = [
  { name: 'nifti', seeds: niftiSeeds, check: checkVolume },
  {
    name: 'nrrd',
    seeds: async () => [...small('.nrrd'), ...samples('formats/nrrd', /\.(nrrd|nhdr)$/)],
    check: checkVolume,
  },
  {
    name: 'metaimage',
    seeds: async () => [...small('.mha'), ...samples('formats/metaimage', /\.mh[ad]$/)],
    check: checkVolume,
  },
  {
    name: 'minc',
    seeds: async () => [one('x.mnc', minc1()), ...samples('formats/minc', /\.mnc$/)],
    check: checkVolume,
  },
  {
    name: 'dicom series',
    seeds: async () => [
      { name: 'stack', files: dicomStack([0, 3, 6]) },
      ...samples('formats/dicom/pydicom', /^rtdose.*dcm$/),
    ],
    check: checkDicomSeries,
  },
  {
    name: 'dicom pixels',
    seeds: async () => samples('formats/dicom/pydicom', /\.dcm$/),
    check: checkDicomPixels,
  },
  {
    name: 'dicom segmentation',
    seeds: async () => samples('formats/dicom/seg', /\.dcm$/),
    check: checkDicomSegmentation,
  },
  {
    name: 'tag',
    seeds: async () => [one('x.tag', TAG), ...samples('formats/tag', /\.tag$/)],
    check: checkTag,
  },
  { name: 'transform', seeds: transformSeeds, check: checkTransform },
  { name: 'field', seeds: async () => [one('x.nii.gz', field())], check: checkField },
];

async function checkVolume(files: readonly VolumeFile[]): Promise<void> {
  const { image, sources } = await readVolumeFiles(files);
  requireGeometry(image.geometry);
  require(image.data.length === voxelCount(image.geometry), 'the number of voxels does not fit the size');
  require(image.data.every(Number.isFinite), 'a voxel is not finite');
  require(sources.every((n) => n < files.length), 'a source is no file');
}

/** Past the de-identification gate, which would refuse nearly every sample. */
async function checkDicomSeries(files: readonly VolumeFile[]): Promise<void> {
  const { image, sources } = await readDicomSeries(files);
  requireGeometry(image.geometry);
  require(image.data.length === voxelCount(image.geometry), 'the number of voxels does not fit the size');
  require(sources.every((n) => n < files.length), 'a source is no file');
}

const codecs = createCodecs();

async function checkDicomPixels([{ bytes, fileName }]: readonly VolumeFile[]): Promise<void> {
  const header = readDicomHeader(bytes, fileName);
  if (!header.pixels) return;
  const { rows, columns } = header.pixels;
  const frameOf = await openFrames(header, bytes, codecs);
  for (const { index } of header.frames) {
    require(frameOf(index).bytes.length >= rows * columns, 'a frame is smaller than its size');
  }
}

async function checkDicomSegmentation([{ bytes, fileName }]: readonly VolumeFile[]): Promise<void> {
  const { segments } = await readDicomSegmentation(bytes, fileName, GEOMETRY);
  for (const { mask } of segments) {
    require(mask.data.length === voxelCount(GEOMETRY), 'a mask does not lie on the reference grid');
  }
}

async function checkTag([file]: readonly VolumeFile[]): Promise<void> {
  const { movingLps, fixedLps, labels } = readTagFile(new TextDecoder().decode(file.bytes), file);
  require(movingLps.length === fixedLps.length &&
    movingLps.length === 3 * labels.length, 'points are not paired');
  require([...movingLps, ...fixedLps].every(Number.isFinite), 'a point is not finite');
}

async function checkTransform([file]: readonly VolumeFile[]): Promise<void> {
  const { matrix } = await readTransformFile(file.bytes, file);
  require(matrix.length === 16 && matrix.every(Number.isFinite), 'the matrix is not 16 finite numbers');
}

async function checkField([{ bytes, fileName }]: readonly VolumeFile[]): Promise<void> {
  const { geometry, displacementsMm } = readDisplacementField(bytes, { fileName, space: 'LPS' });
  requireGeometry(geometry);
  require(displacementsMm.length === 3 * voxelCount(geometry), 'the number of displacements does not fit');
}

function requireGeometry(geometry: Geometry): void {
  try {
    validateGeometry(geometry);
  } catch (error) {
    // Not as an error of ours, which would count as a refusal.
    throw new Error(`wrong geometry: ${(error as Error).message}`);
  }
}

function require(holds: boolean, problem: string): void {
  if (!holds) throw new Error(problem);
}

const one = (fileName: string, content: Uint8Array | string): Seed => ({
  name: fileName,
  files: [{ fileName, bytes: Uint8Array.from(Buffer.from(content as string, 'latin1')) }],
});

/** The files made for the reader tests, which need no test data. */
function small(extension: string): Seed[] {
  const { small: files } = JSON.parse(readFileSync(join(ROOT, 'test/reference/formats.json'), 'utf8'));
  const names = Object.keys(files).filter((name) => name.endsWith(extension));
  return names.map((name) => one(name, Buffer.from(files[name].bytes, 'base64')));
}

/** The real files of a folder, each with all files beside it that may be its data. */
function samples(folder: string, pattern: RegExp): Seed[] {
  const dir = join(DATA, folder);
  if (!existsSync(dir)) return [];
  const small = readdirSync(dir).filter((name) => statSync(join(dir, name)).size <= LARGEST_SEED);
  const beside = (name: string) =>
    /\.nhdr$/.test(name) ? [/nifti/.test(name) ? 'BallBinary30x30x30.nii.gz' : 'BallBinary30x30x30.raw'] : [];
  return small
    .filter((name) => pattern.test(name))
    .map((name) => ({
      name,
      files: [name, ...beside(name)].map((fileName) => ({
        fileName: basename(fileName),
        bytes: Uint8Array.from(readFileSync(join(dir, fileName))),
      })),
    }));
}

async function niftiSeeds(): Promise<readonly Seed[]> {
  const image = { geometry: GEOMETRY, data: Int16Array.from({ length: 24 }, (_, n) => n * 7 - 50) };
  const plain = writeNifti(image, { gzip: false });
  const header = plain.slice(0, 348);
  header.set(Buffer.from('ni1\0', 'latin1'), 344);
  new DataView(header.buffer).setFloat32(108, 0, true);
  return [
    one('plain.nii', plain),
    one('packed.nii.gz', writeNifti(image, { gzip: true })),
    one('two.nii.gz', await writeCanonicalNifti(image)),
    {
      name: 'pair.hdr',
      files: [...one('pair.hdr', header).files, ...one('pair.img', plain.slice(352)).files],
    },
    ...samples('formats/nifti', /\.(nii|nii\.gz|hdr)$/),
  ];
}

async function transformSeeds(): Promise<readonly Seed[]> {
  const dir = join(ROOT, 'test/reference/transforms');
  const stored = readdirSync(dir).map((name) => one(name, readFileSync(join(dir, name))));
  return [
    one('x.txt', '1 0 0 1\n0 1 0 2\n0 0 1 3\n0 0 0 1\n'),
    ...stored,
    ...samples('formats/tag', /\.xfm$/),
  ];
}

const field = (): Uint8Array =>
  writeDisplacementField({
    geometry: GEOMETRY,
    displacementsMm: Float32Array.from({ length: 72 }, (_, n) => n / 9),
  });

const minc1 = (): Uint8Array =>
  minc1File({
    dimensions: [
      { name: 'zspace', length: 2, attributes: { step: [2], start: [-10], spacing: 'regular__' } },
      { name: 'yspace', length: 3, attributes: { step: [-2], start: [5], direction_cosines: [0, 1, 0] } },
      { name: 'xspace', length: 4, attributes: { step: [1.5], units: 'mm' } },
    ],
    voxels: Array.from({ length: 24 }, (_, n) => n),
    attributes: { signtype: 'signed__', valid_range: [0, 100] },
    imageMin: [0, 1],
    imageMax: [10, 20],
  });

const TAG =
  'MNI Tag Point File\nVolumes = 2;\n% comment\nPoints =\n 1 2 3 4 5 6 "a"\n 7 8 9 1e1 11 12 "b";\n';
