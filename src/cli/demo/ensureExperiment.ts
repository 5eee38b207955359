import { operation } from '../client/operation.ts';
import { CREATE_COMPARISON, type StoredComparison } from '../commands/compareCommand.ts';
import { CREATE_EXPERIMENT } from '../commands/experimentCommand.ts';
import { findNamed, type Named } from '../lookups/resolveNamed.ts';
import type { Demo, DemoArm, Said } from './types.ts';

const STORED = operation<
  {
    experiment: {
      readonly arms: readonly { readonly metricRun: { readonly id: string } | null }[];
      readonly comparisons: readonly (StoredComparison & {
        readonly metricRuns: readonly { id: string }[];
      })[];
    };
  },
  { id: string }
>(
  /* GraphQL */ `query StoredComparisons($id: ID!) {
    experiment(id: $id) { arms { metricRun { id } } comparisons { id hash metricRuns { id } } }
  }`,
);

/** The experiment over the arms, with its table stored; a stored one from the same metric runs is enough. */
export async function ensureExperiment(
  { session }: Demo,
  dataSet: Named,
  freeze: Named,
  arms: readonly DemoArm[],
): Promise<Said<Named>> {
  const { client } = session;
  const name = `Baselines, ${dataSet.name}`;
  const experiment =
    (await findNamed(client, 'experiment', name)) ?? (await create(client, name, freeze, arms));
  const { experiment: now } = await client.request(STORED, { id: experiment.id });
  const wanted = keyOf(now.arms.flatMap(({ metricRun }) => metricRun ?? []));
  const stored = now.comparisons.find(({ metricRuns }) => keyOf(metricRuns) === wanted);
  if (stored) return { result: experiment, said: `Reused: stored comparison ${stored.hash}` };
  const input = { experimentId: experiment.id };
  const { createComparison } = await client.request(CREATE_COMPARISON, { input });
  return {
    result: experiment,
    said: `Experiment "${name}", comparison stored with hash ${createComparison.hash}`,
  };
}

async function create(
  client: Demo['session']['client'],
  name: string,
  freeze: Named,
  arms: readonly DemoArm[],
): Promise<Named> {
  const input = {
    name,
    question: 'CUSTOM' as const,
    freezeId: freeze.id,
    arms: arms.map((arm) => ({ name: arm.name, annotatorRunId: arm.annotatorRun.id })),
  };
  return (await client.request(CREATE_EXPERIMENT, { input })).createExperiment;
}

const keyOf = (runs: readonly { readonly id: string }[]): string =>
  runs
    .map(({ id }) => id)
    .sort()
    .join(' ');
