import type {
  ImportAnnotationInput,
  ImportLandmarksInput,
  ImportTransformInput,
  ImportVolumeInput,
} from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';

export interface ImportedVolume {
  readonly id: string;
  readonly name: string;
  readonly voxelType: string;
  readonly file: { readonly hash: string };
  readonly geometry: { readonly size: readonly number[]; readonly spacingMm: readonly number[] };
}

export const IMPORT_VOLUME = operation<{ importVolume: ImportedVolume }, { input: ImportVolumeInput }>(
  /* GraphQL */ `mutation ImportVolume($input: ImportVolumeInput!) {
    importVolume(input: $input) { id name voxelType file { hash } geometry { size spacingMm } }
  }`,
);

export interface ImportedAnnotation {
  readonly id: string;
  readonly voxelCount: number;
  readonly volumeMm3: number;
}

export const IMPORT_ANNOTATION = operation<
  { importAnnotation: ImportedAnnotation },
  { input: ImportAnnotationInput }
>(
  /* GraphQL */ `mutation ImportAnnotation($input: ImportAnnotationInput!) {
    importAnnotation(input: $input) { id voxelCount volumeMm3 }
  }`,
);

export interface ImportedLandmarks {
  readonly id: string;
  readonly count: number;
  readonly initialMtreMm: number;
}

export const IMPORT_LANDMARKS = operation<
  { importLandmarks: ImportedLandmarks },
  { input: ImportLandmarksInput }
>(
  /* GraphQL */ `mutation ImportLandmarks($input: ImportLandmarksInput!) {
    importLandmarks(input: $input) { id count initialMtreMm }
  }`,
);

export const IMPORT_TRANSFORM = operation<
  {
    importTransform: {
      readonly registration: { readonly id: string };
      readonly job: { readonly id: string };
    };
  },
  { input: ImportTransformInput }
>(
  /* GraphQL */ `mutation ImportTransform($input: ImportTransformInput!) {
    importTransform(input: $input) { registration { id } job { id } }
  }`,
);
