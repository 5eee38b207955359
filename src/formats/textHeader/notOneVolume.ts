import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** The error for values of another shape than one 3D volume. */
export const notOneVolume = (sizes: readonly number[], fileName: string): SonoledgerError =>
  new SonoledgerError(
    'UNSUPPORTED_DIMENSIONS',
    `${fileName} holds ${sizes.join(' x ')} values and not one 3D volume. Save the part to use as its own file.`,
    { shape: sizes.join(' x ') },
  );
