import { join } from 'node:path';
import type { Part } from './types.ts';

const COHORTS = join(import.meta.dirname, 'cohorts');
const ROOT = join(import.meta.dirname, '../..');

export const cohortPath = (part: Part): string => join(COHORTS, `${part}.csv`);
export const RESECT_PATH = join(COHORTS, 'resect-case24.csv');
export const MODEL_PATH = join(ROOT, 'src/kernels/registration/uncertainty/evidenceModel.ts');
export const REPORT_PATH = join(ROOT, 'docs/registration-evidence.md');
export const CURVE_PATH = join(ROOT, 'docs/pictures/registration-calibration.svg');
