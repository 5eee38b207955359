import type { VolumeFacts } from '../../compute/tasks/inspectVolume.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { SourceFileRecord } from '../../graphql/records.ts';

/** A file on its way in: read, hashed, not yet stored unless it was uploaded before. */
export interface IncomingFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly stored: boolean;
}

/** A volume or label map on its way in: decoded and checked, not yet stored. */
export interface IncomingVolume {
  /** Of the file that was named, for messages. */
  readonly fileName: string;
  readonly facts: VolumeFacts;
  /** What everything later reads. */
  readonly nifti: IncomingFile;
  /** What it was read from, in the order of reading. */
  readonly sources: readonly SourceFileRecord[];
  /** Those of the files that are kept, and the NIfTI. */
  readonly kept: readonly IncomingFile[];
}

/** For callers that have read the files already, or have something to write beside the record. */
export interface ImportOptions<Incoming, Made> {
  readonly incoming?: Incoming;
  /** Runs in the transaction of the record, so that neither exists without the other. */
  readonly also?: (tx: Prisma.TransactionClient, made: Made) => Promise<void>;
}
