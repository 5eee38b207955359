import { fetchTable } from '../comparison/fetchTable.ts';
import type { Table } from '../comparison/types.ts';
import type { Named } from '../lookups/resolveNamed.ts';
import { count } from '../output/count.ts';
import { type Flow, fetchCohortFlow } from '../pipeline/fetchCohortFlow.ts';
import { fetchRegistrations, type RegistrationRow } from '../pipeline/fetchRegistrations.ts';
import { findAnnotationsToSlice } from '../pipeline/findLabelsToSlice.ts';
import { registerDataSet } from '../pipeline/registerDataSet.ts';
import { sliceLabels } from '../pipeline/sliceLabels.ts';
import { transferDataSet } from '../pipeline/transferDataSet.ts';
import { type WrittenReport, writeReport } from '../report/writeReport.ts';
import type { Step } from './createSteps.ts';
import { ensureArms } from './ensureArms.ts';
import { ensureExperiment } from './ensureExperiment.ts';
import { ensurePhantom } from './ensurePhantom.ts';
import { ensureReference } from './ensureReference.ts';
import { importCohort } from './importCohort.ts';
import { reviewRegistrations } from './reviewRegistrations.ts';
import type { Demo, Said } from './types.ts';

const METHODS = ['TRACKED_POSE', 'LC2_RIGID'] as const;

export interface DemoResult {
  readonly dataSet: Named;
  readonly freeze: Named;
  readonly experiment: Named;
  readonly registrations: readonly RegistrationRow[];
  readonly table: Table;
  readonly flow: Flow;
  readonly report: WrittenReport;
}

/** Runs the whole pipeline on a phantom cohort. Every step finds what an earlier run has done and keeps it. */
export async function runDemo(demo: Demo, step: Step): Promise<DemoResult> {
  const { client } = demo.session;
  const cohort = await step('Phantom cohort', () => ensurePhantom(demo));
  const dataSet = await step('Import', () => importCohort(demo, cohort));
  for (const method of METHODS) {
    await step(`Registration, ${method}`, () => register(demo, dataSet, method));
  }
  await step('Review', () => reviewRegistrations(demo, dataSet));
  await step('Label transfer from MRI to ultrasound', () => transfer(demo, dataSet));
  await step("Slices of the experts' ultrasound labels", () => slice(demo, dataSet));
  const freeze = await step('Slice rule and freeze of the reference', () => ensureReference(demo, dataSet));
  const arms = await step('Annotator runs, predictions and metrics', () => ensureArms(demo, freeze));
  const experiment = await step('Comparison', () => ensureExperiment(demo, dataSet, freeze, arms));
  const report = await step('Report', () => writeDemoReport(demo, experiment));
  return {
    dataSet,
    freeze,
    experiment,
    registrations: await fetchRegistrations(client, { dataSetName: { equals: dataSet.name } }),
    table: await fetchTable(client, { experimentId: experiment.id }),
    flow: await fetchCohortFlow(client, { freezeId: freeze.id }),
    report,
  };
}

async function register(
  { session }: Demo,
  dataSet: Named,
  method: (typeof METHODS)[number],
): Promise<Said<undefined>> {
  const asked = { dataSetId: dataSet.id, method };
  const { registrationIds, startedCount, exclusions, jobs } = await registerDataSet(session, asked, {
    wait: true,
  });
  const failed = jobs.filter(({ state }) => state === 'FAILED').length;
  const parts = [
    startedCount === 0
      ? `Reused: ${count(registrationIds.length, 'registration')}`
      : count(startedCount, 'registration'),
    ...(failed > 0 ? [`${failed} failed, each with an exclusion`] : []),
    ...exclusions.map(({ reason }) => `one patient excluded: ${reason.title}`),
  ];
  return { result: undefined, said: parts.join('; ') };
}

async function transfer({ session }: Demo, dataSet: Named): Promise<Said<undefined>> {
  let started = 0;
  let already = 0;
  let excluded = 0;
  for (const registrationMethod of METHODS) {
    const request = { dataSet: dataSet.name, registrationMethod, sampling: 'NEAREST' } as const;
    const result = await transferDataSet(session, request, { wait: true });
    started += result.startedCount;
    already += result.alreadyCount;
    excluded += result.excludedCount;
  }
  const carried =
    started === 0 ? `Reused: ${count(already, 'pseudo label')}` : `${count(started, 'pseudo label')}`;
  const said = `${carried}; ${count(excluded, 'rejected registration')} not used`;
  return { result: undefined, said };
}

async function slice({ session }: Demo, dataSet: Named): Promise<Said<undefined>> {
  const labels = await findAnnotationsToSlice(session.client, dataSet.name, ['EXPERT']);
  const { startedCount, alreadyCount } = await sliceLabels(session, labels, { wait: true });
  const said =
    startedCount === 0
      ? `Reused: ${count(alreadyCount, 'sliced label')}`
      : `${count(startedCount, 'label')} sliced`;
  return { result: undefined, said };
}

async function writeDemoReport({ session, out }: Demo, experiment: Named): Promise<Said<WrittenReport>> {
  const result = await writeReport(session.client, experiment.id, out);
  return { result, said: `Written to ${result.report}` };
}
