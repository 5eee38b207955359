import { SonoledgerError } from '../../../../errors/sonoledgerError.ts';
import type { WasmDecoder } from './openWasmCodec.ts';

/**
 * Decodes one stream and copies the samples out of WebAssembly.
 * @param expectedBytes what must come out
 * @throws CORRUPT_FILE when the codec refuses the stream or gives another number of bytes
 */
export function runWasmDecoder(
  Decoder: new () => WasmDecoder,
  stream: Uint8Array,
  { fileName, expectedBytes }: { fileName: string; expectedBytes: number },
): { samples: Uint8Array; interleaveMode: number | undefined } {
  let found: number;
  try {
    const decoder = new Decoder();
    decoder.getEncodedBuffer(stream.length).set(stream);
    decoder.decode();
    const samples = Uint8Array.from(decoder.getDecodedBuffer());
    const interleaveMode = decoder.getInterleaveMode?.();
    decoder.delete();
    if (samples.length === expectedBytes) return { samples, interleaveMode };
    found = samples.length;
  } catch (cause) {
    // Exceptions of C++ arrive as numbers.
    const problem = `A compressed frame of ${fileName} is truncated or damaged. Copy the file again.`;
    throw new SonoledgerError('CORRUPT_FILE', problem, {}, { cause });
  }
  throw new SonoledgerError(
    'CORRUPT_FILE',
    `A compressed frame of ${fileName} decodes to ${found} bytes instead of ${expectedBytes}.`,
  );
}
