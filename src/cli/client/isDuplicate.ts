import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** Whether a request was refused because its record is there already. */
export const isDuplicate = (error: unknown): error is SonoledgerError =>
  error instanceof SonoledgerError && error.code === 'DUPLICATE';
