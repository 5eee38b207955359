import type { Flow } from '../pipeline/fetchCohortFlow.ts';
import { count } from './count.ts';

type Counts = Flow['nodes'][number]['nIn'];

/** The cohort flow as text: each stage with what came in, what left for which reason, and what went on. */
export function formatFlow({ nodes }: Flow): string {
  const stages = nodes.map(({ title, nIn, excluded, nOut }) => {
    const left = excluded
      .filter(({ count: counts }) => total(counts) > 0)
      .map(({ reason, count: counts }) => `    - ${countsText(counts)}: ${reason.title} (${reason.code})`);
    const middle = left.length > 0 ? left : ['    - nothing left here'];
    return [title, `    ${countsText(nIn)} in`, ...middle, `    ${countsText(nOut)} on`].join('\n');
  });
  return stages.join('\n');
}

const total = ({ patients, volumes, slices }: Counts): number => patients + volumes + (slices ?? 0);

const countsText = ({ patients, volumes, slices }: Counts): string =>
  [
    count(patients, 'patient'),
    count(volumes, 'volume'),
    ...(slices === null ? [] : [count(slices, 'slice')]),
  ].join(', ');
