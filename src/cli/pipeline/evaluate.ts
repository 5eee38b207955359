import type { EvaluateInput } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import type { JobState } from '../client/types.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import type { Session } from '../session.ts';

export interface MetricRunRow {
  readonly id: string;
  readonly state: string;
  readonly sliceCount: number | null;
  readonly missingCount: number | null;
  readonly job: { readonly id: string } | null;
}

const EVALUATE = operation<{ evaluate: { readonly metricRun: MetricRunRow } }, { input: EvaluateInput }>(
  /* GraphQL */ `mutation Evaluate($input: EvaluateInput!) {
    evaluate(input: $input) { metricRun { id state sliceCount missingCount job { id } } }
  }`,
);
const METRIC_RUN = operation<{ metricRun: MetricRunRow }, { id: string }>(
  /* GraphQL */ `query MetricRun($id: ID!) {
    metricRun(id: $id) { id state sliceCount missingCount job { id } }
  }`,
);

export interface Evaluated {
  readonly metricRun: MetricRunRow;
  /** An equal run was complete. */
  readonly already: boolean;
  readonly jobs: readonly JobState[];
}

/** Has a model or annotator run evaluated on a freeze, and waits for the run, whoever asked for it first. */
export async function evaluate(
  session: Session,
  input: EvaluateInput,
  { wait, label }: { readonly wait: boolean; readonly label: string },
): Promise<Evaluated> {
  const { metricRun } = (await session.client.request(EVALUATE, { input })).evaluate;
  const already = metricRun.state === 'COMPLETED';
  if (already || !wait || metricRun.job === null) return { metricRun, already, jobs: [] };
  const jobs = await waitForJobs(session, 'Evaluate', [{ id: metricRun.job.id, label }]);
  const ended = await session.client.request(METRIC_RUN, { id: metricRun.id });
  return { metricRun: ended.metricRun, already, jobs };
}
