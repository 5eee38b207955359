import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What these tests use of the shared statistics oracles (R 4.2.2 with coin, scipy). */
export interface StatisticsOracles {
  readonly familywise: Record<'sidak' | 'bonferroni', Record<string, number>>;
  readonly p_adjust: Record<'p' | 'bonferroni' | 'sidak' | 'holm', number[]>;
  readonly wilcoxon_min_two_sided_exact_p: Record<string, number>;
}

/** The oracle file from the shared reference folder beside the repository, or undefined without one. */
export function sharedStatistics(): StatisticsOracles | undefined {
  const file = fileURLToPath(
    new URL('../../../../shared/reference/statistics-oracles.json', import.meta.url),
  );
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as StatisticsOracles;
  console.warn('statistics-oracles.json not found beside the repository: written-out copies only');
  return undefined;
}

/** Two arms of six patients, for which every reference value below was computed. */
export const sixPatients = {
  x: [0.62, 0.71, 0.55, 0.8, 0.4, 0.66],
  y: [0.58, 0.69, 0.57, 0.71, 0.35, 0.6],
} as const;
