import { readFileSync, writeFileSync } from 'node:fs';
import {
  FAILURE_FEATURES,
  failureFeatures,
} from '../../src/kernels/registration/uncertainty/failureFeatures.ts';
import { calibrationCurve } from './calibrationCurve.ts';
import { caseFile } from './caseFile.ts';
import { coveringRatio } from './coveringRatio.ts';
import { describeEvidence } from './describeEvidence.ts';
import { errorRatios } from './errorRatios.ts';
import { fitLogistic } from './fitLogistic.ts';
import { hasFailed } from './hasFailed.ts';
import { CURVE_PATH, cohortPath, REPORT_PATH, RESECT_PATH } from './paths.ts';
import { renderCalibrationSvg } from './renderCalibrationSvg.ts';
import { signsOf } from './signsOf.ts';
import type { MeasuredCase, Part } from './types.ts';
import { writeModel } from './writeModel.ts';

const [BEGIN, END] = ['<!-- measured -->', '<!-- /measured -->'];

/** Fits the model on the tuning cohort, checks it on the held-out one, writes model, curve and report. */
export function fitEvidence(): void {
  const tuning = finished('tuning');
  const heldOut = finished('held-out');
  const ratios = errorRatios(tuning);
  const model = writeModel({
    ratio68: coveringRatio(ratios, 0.68),
    ratio95: coveringRatio(ratios, 0.95),
    failure: fitLogistic(
      tuning.map((measured) => failureFeatures(signsOf(measured))),
      tuning.map(hasFailed),
      FAILURE_FEATURES.map(({ sign }) => sign),
    ),
  });
  const curve = calibrationCurve(ratios, errorRatios(heldOut));
  writeFileSync(CURVE_PATH, `${renderCalibrationSvg(curve)}\n`);
  const resect = caseFile(RESECT_PATH).read();
  const text = describeEvidence({ model, tuning, heldOut, resect, curve });
  const report = readFileSync(REPORT_PATH, 'utf8');
  const [before, rest] = report.split(BEGIN);
  writeFileSync(REPORT_PATH, `${before}${BEGIN}\n\n${text}\n\n${END}${rest.split(END)[1]}`);
  process.stdout.write(`${text}\n`);
}

/** Cases with a result; the others were refused with an error and need no model to be found. */
function finished(part: Part): MeasuredCase[] {
  const cases = caseFile(cohortPath(part))
    .read()
    .filter(({ errorCode }) => errorCode === '');
  if (cases.length < 30) {
    throw new Error(`The ${part} cohort has ${cases.length} cases: npm run evidence -- measure ${part}`);
  }
  return cases;
}
