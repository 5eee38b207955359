import type { PredictInput } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import type { JobState } from '../client/types.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import type { Session } from '../session.ts';

export interface PredictionRow {
  readonly id: string;
  readonly state: 'PENDING' | 'PRESENT' | 'MISSING';
  readonly missingReason: string | null;
  readonly axis: string | null;
  readonly volume: { readonly name: string; readonly patient: { readonly pseudonym: string } };
}

const PREDICT = operation<
  {
    predict: { readonly predictions: readonly PredictionRow[]; readonly job: { readonly id: string } | null };
  },
  { input: PredictInput }
>(
  /* GraphQL */ `mutation Predict($input: PredictInput!) {
    predict(input: $input) { predictions { ...PredictionFields } job { id } }
  }
  fragment PredictionFields on Prediction {
    id state missingReason axis volume { name patient { pseudonym } }
  }`,
);

export interface Predicted {
  readonly predictions: readonly PredictionRow[];
  readonly jobs: readonly JobState[];
}

/** Has every volume of a freeze predicted by a model or annotator run; what is there already stays. */
export async function predict(
  session: Session,
  input: PredictInput,
  { wait, label }: { readonly wait: boolean; readonly label: string },
): Promise<Predicted> {
  const first = await session.client.request(PREDICT, { input });
  const { job, predictions } = first.predict;
  if (job === null || !wait) return { predictions, jobs: [] };
  const jobs = await waitForJobs(session, 'Predict', [{ id: job.id, label }]);
  // Asking again changes nothing when all is there, and gives the final states.
  return jobs[0].state === 'DONE'
    ? { predictions: (await session.client.request(PREDICT, { input })).predict.predictions, jobs }
    : { predictions, jobs };
}
