import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { findHdf5Dataset } from '../hdf5/findHdf5Dataset.ts';
import { findHdf5Group } from '../hdf5/findHdf5Group.ts';
import { readHdf5Numbers } from '../hdf5/readHdf5Numbers.ts';
import type { Hdf5, Hdf5Dataset, Hdf5Group } from '../hdf5/types.ts';
import { withHdf5File } from '../hdf5/withHdf5File.ts';
import type { ReadVolume, VolumeFile } from '../types.ts';
import { mincVolume } from './mincVolume.ts';
import type { MincDimension, MincImage, MincLimits } from './types.ts';

/**
 * Reads one 3D volume from MINC 2, which is HDF5, at full resolution. World space becomes LPS mm.
 * @throws CORRUPT_FILE, UNSUPPORTED_FORMAT for other HDF5 files, UNSUPPORTED_DIMENSIONS, UNSUPPORTED_GEOMETRY,
 * PAYLOAD_TOO_LARGE
 */
export async function readMinc2([file]: readonly VolumeFile[]): Promise<ReadVolume> {
  const { fileName } = file;
  const stored = await withHdf5File(file, (root, hdf5) => readImage(hdf5, root, fileName));
  const voxelType = stored.voxels.constructor.name.replace('Array', '').toLowerCase();
  return { image: mincVolume(stored, fileName), format: 'MINC', voxelType, sources: [0] };
}

function readImage(hdf5: Hdf5, root: Hdf5Group, fileName: string): MincImage {
  const group = findHdf5Group(hdf5, root, ['minc-2.0', 'image', '0']);
  const image = findHdf5Dataset(hdf5, group, ['image']);
  if (group === undefined || image === undefined) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} is HDF5 without a MINC image.`);
  }
  const shape = image.shape ?? [];
  const names = (textOf(image, 'dimorder') ?? '').split(',').filter((name) => name !== '');
  if (names.length !== shape.length) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `The image of ${fileName} has ${shape.length} dimensions, but dimorder names ${names.length}.`,
    );
  }
  const dimensions = findHdf5Group(hdf5, root, ['minc-2.0', 'dimensions']);
  return {
    dimensions: names.map((name, n) => dimensionOf(hdf5, dimensions, name, shape[n])),
    voxels: readHdf5Numbers(image, fileName),
    validRange: numbersOf(image, 'valid_range'),
    imageMin: limitsOf(findHdf5Dataset(hdf5, group, ['image-min']), fileName),
    imageMax: limitsOf(findHdf5Dataset(hdf5, group, ['image-max']), fileName),
  };
}

function dimensionOf(
  hdf5: Hdf5,
  dimensions: Hdf5Group | undefined,
  name: string,
  length: number,
): MincDimension {
  const dataset = findHdf5Dataset(hdf5, dimensions, [name]);
  if (dataset === undefined) return { name, length };
  return {
    ...{ name, length },
    step: numbersOf(dataset, 'step')?.[0],
    start: numbersOf(dataset, 'start')?.[0],
    directionCosines: numbersOf(dataset, 'direction_cosines'),
    spacing: textOf(dataset, 'spacing'),
    units: textOf(dataset, 'units'),
    alignment: textOf(dataset, 'alignment'),
    statedLength: numbersOf(dataset, 'length')?.[0],
  };
}

const limitsOf = (dataset: Hdf5Dataset | undefined, fileName: string): MincLimits | undefined =>
  dataset && { shape: dataset.shape ?? [], values: readHdf5Numbers(dataset, fileName) };

function attributeOf(dataset: Hdf5Dataset, name: string): unknown {
  const { attrs } = dataset;
  return Object.hasOwn(attrs, name) ? attrs[name].value : undefined;
}

function textOf(dataset: Hdf5Dataset, name: string): string | undefined {
  const value = attributeOf(dataset, name);
  return typeof value === 'string' ? value : undefined;
}

function numbersOf(dataset: Hdf5Dataset, name: string): readonly number[] | undefined {
  const value = attributeOf(dataset, name);
  if (typeof value === 'number') return [value];
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>, Number) : undefined;
}
