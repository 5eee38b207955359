import { SonoledgerError } from '../../../errors/sonoledgerError.ts';

/** PAYLOAD_TOO_LARGE when the files of one image together are larger than one upload may be. */
export function requireSizeOfAll(sizeBytes: number, maxBytes: number): void {
  if (sizeBytes <= maxBytes) return;
  throw new SonoledgerError(
    'PAYLOAD_TOO_LARGE',
    `The files of this image together have more than the ${maxBytes} bytes that are accepted (SONOLEDGER_MAX_UPLOAD_BYTES).`,
    { sizeBytes, maxBytes },
  );
}
