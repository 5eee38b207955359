// Calibrates the evidence of registrations: measures phantom cohorts and the public real pair, fits the model of
// src/kernels/registration/uncertainty and writes docs/registration-evidence.md.
//
//   npm run evidence                      all of it; continues where a run was interrupted
//   npm run evidence -- --fresh           measures everything again, as after a change of the registration
//   npm run evidence -- measure tuning    one cohort (or held-out); two can run side by side
//   npm run evidence -- resect            the real pair
//   npm run evidence -- fit               from what was measured
//   --patients 16                         size of each cohort
import { parseArgs } from 'node:util';
import { caseFile } from './evidence/caseFile.ts';
import { fitEvidence } from './evidence/fitEvidence.ts';
import { measureCohort } from './evidence/measureCohort.ts';
import { measureResect } from './evidence/measureResect.ts';
import { cohortPath, RESECT_PATH } from './evidence/paths.ts';
import { PARTS } from './evidence/types.ts';

const STEPS = ['measure', 'resect', 'fit'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { patients: { type: 'string', default: '16' }, fresh: { type: 'boolean', default: false } },
});
const [step, part] = positionals;
const patients = Number(values.patients);
if (step !== undefined && !STEPS.includes(step))
  fail(`There is no step ${step}; there are ${STEPS.join(', ')}.`);
if (!(Number.isInteger(patients) && patients >= 4)) fail('--patients must be a whole number of at least 4.');
const parts = PARTS.filter((name) => part === undefined || name === part);
if (parts.length === 0) fail(`There is no cohort ${part}; there are ${PARTS.join(', ')}.`);

if (step === undefined || step === 'measure') {
  for (const name of parts) {
    const file = caseFile(cohortPath(name));
    if (values.fresh) file.clear();
    measureCohort(name, patients, file);
  }
}
if (step === undefined || step === 'resect') measureResect(caseFile(RESECT_PATH));
if (step === undefined || step === 'fit') fitEvidence();

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
