import type { CreateAnnotatorRunInput } from '../../generated/resolverTypes.ts';
import { isDuplicate } from '../client/isDuplicate.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { CREATE_ANNOTATOR_RUN } from '../commands/annotatorRunCommand.ts';
import { requireDone } from '../jobs/requireDone.ts';
import type { Named } from '../lookups/resolveNamed.ts';
import { evaluate } from '../pipeline/evaluate.ts';
import { predict } from '../pipeline/predict.ts';
import type { Demo, DemoArm, Said } from './types.ts';

interface RunRow extends Named {
  readonly registrationMethod: string | null;
  readonly annotator: { readonly name: string } | null;
}

const RUNS = operation<{ annotatorRuns: readonly RunRow[] }>(
  /* GraphQL */ `query DemoRuns { annotatorRuns { id name registrationMethod annotator { name } } }`,
);

const WANTED: readonly CreateAnnotatorRunInput[] = [
  { name: 'Tracked pose', registrationMethod: 'TRACKED_POSE' },
  { name: 'LC2 rigid', registrationMethod: 'LC2_RIGID' },
  { name: 'Second rater', annotatorName: 'Phantom second rater' },
];

/** Enters the three annotator runs, with their labels as predictions, and measures them against the reference. */
export async function ensureArms({ session }: Demo, freeze: Named): Promise<Said<DemoArm[]>> {
  const { annotatorRuns } = await session.client.request(RUNS, {});
  const arms: DemoArm[] = [];
  const outcomes: string[] = [];
  for (const wanted of WANTED) {
    const annotatorRun =
      annotatorRuns.find((run) => holds(run, wanted)) ?? (await createRun(session.client, wanted));
    const input = { freezeId: freeze.id, annotatorRunId: annotatorRun.id };
    const label = wanted.name;
    requireDone((await predict(session, input, { wait: true, label })).jobs);
    const { metricRun, already, jobs } = await evaluate(session, input, { wait: true, label });
    requireDone(jobs);
    arms.push({ name: label, annotatorRun });
    const missing = metricRun.missingCount ? `, ${metricRun.missingCount} without a label` : '';
    outcomes.push(`${label}: ${already ? 'reused, ' : ''}${metricRun.sliceCount} slices${missing}`);
  }
  return { result: arms, said: outcomes.join('; ') };
}

const holds = (run: RunRow, wanted: CreateAnnotatorRunInput): boolean =>
  wanted.annotatorName == null
    ? run.registrationMethod === wanted.registrationMethod
    : run.annotator?.name === wanted.annotatorName;

/** A name that another run has is no obstacle. */
async function createRun(client: Client, input: CreateAnnotatorRunInput): Promise<Named> {
  try {
    return (await client.request(CREATE_ANNOTATOR_RUN, { input })).createAnnotatorRun;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const renamed = { ...input, name: `${input.name} (phantom)` };
    return (await client.request(CREATE_ANNOTATOR_RUN, { input: renamed })).createAnnotatorRun;
  }
}
