import { SonoledgerError } from '../errors/sonoledgerError.ts';

/** The error for compressed data that hold more than their header allows. */
export const beyondHeader = (fileName: string, maxBytes: number, cause: unknown): SonoledgerError =>
  new SonoledgerError(
    'PAYLOAD_TOO_LARGE',
    `${fileName} decompresses to more than the ${maxBytes} bytes that its header allows.`,
    { maxBytes },
    { cause },
  );
