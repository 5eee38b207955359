import type { LabelSource, RegistrationMethod, SliceAxis } from '../../generated/prisma/client.ts';

/** A file that an export answers with. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A slice of a freeze with everything that an export says about it, in the freeze's order. */
export interface FreezeSlice {
  readonly sliceId: bigint;
  readonly axis: SliceAxis;
  readonly index: number;
  readonly pixelCount: number;
  readonly areaMm2: number;
  readonly volumeId: string;
  readonly volumeName: string;
  readonly volumeBlobHash: string;
  readonly size: readonly number[];
  readonly spacingMm: readonly number[];
  readonly originLps: readonly number[];
  readonly direction: readonly number[];
  readonly patientId: string;
  readonly pseudonym: string;
  readonly dataSet: string;
  readonly fold: number;
  readonly labelSource: LabelSource;
  readonly labelBlobHash: string;
  readonly registrationId: string | null;
  readonly registrationMethod: RegistrationMethod | null;
}

/** A slice under the name that its files carry. */
export interface ExportCase extends FreezeSlice {
  readonly caseName: string;
}

/** Case names of one fold, as nnU-Net's splits_final.json has them. */
export interface Split {
  readonly train: readonly string[];
  readonly val: readonly string[];
}
