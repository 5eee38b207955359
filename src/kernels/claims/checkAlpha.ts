import { perTestAlpha } from '../statistics/perTestAlpha.ts';
import type { AlphaCorrection } from '../statistics/types.ts';
import { parseStated } from './parseStated.ts';
import type { ClaimFinding } from './types.ts';

/** "p > 0.0085, Bonferroni". */
export interface AlphaClaim {
  /** Level of each test as printed. */
  readonly alpha: string;
  readonly familyAlpha: number;
  readonly comparisons: number;
  readonly correction: AlphaCorrection;
}

const NAMES: Readonly<Record<AlphaCorrection, string>> = { BONFERRONI: 'Bonferroni', SIDAK: 'Sidak' };

/** Checks a corrected level against the correction that it is said to come from. */
export function checkAlpha({ alpha, familyAlpha, comparisons, correction }: AlphaClaim): ClaimFinding {
  const stated = parseStated(alpha, 'alpha');
  const levels = (Object.keys(NAMES) as AlphaCorrection[]).map((name) => {
    const level = perTestAlpha(familyAlpha, comparisons, name);
    return { name, level, fits: level >= stated.lower && level <= stated.upper };
  });
  const own = levels.find(({ name }) => name === correction);
  const told = levels
    .map(({ name, level }) => `${NAMES[name]} gives ${level.toFixed(Math.max(6, stated.decimals))}`)
    .join(' and ');
  const message = `For ${comparisons} comparisons at ${familyAlpha}, ${told}`;
  if (own?.fits) return { verdict: 'HOLDS', message: `${message}.` };
  const other = levels.find(({ fits }) => fits);
  const remark = other === undefined ? 'neither' : `which is ${NAMES[other.name]}, not ${NAMES[correction]}`;
  return { verdict: 'CONTRADICTED', message: `${message}; ${stated.text} was stated, ${remark}.` };
}
