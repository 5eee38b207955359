import { FAILURE_MM } from '../../src/kernels/registration/uncertainty/failureProbability.ts';
import type { MeasuredCase } from './types.ts';

/** Off by more than FAILURE_MM, or without a right pose to find. */
export const hasFailed = ({ errorMm }: MeasuredCase): boolean => errorMm === null || errorMm > FAILURE_MM;
