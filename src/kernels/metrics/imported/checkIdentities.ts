import type { Emptiness } from './types.ts';

/** What must hold between the numbers of one pair of masks, whoever computed them. */
export type ResultIdentity =
  | 'DICE_OF_PRECISION_AND_RECALL'
  | 'FNR_PLUS_RECALL'
  | 'JACCARD_OF_DICE'
  | 'VS_OF_PRECISION_AND_RECALL'
  | 'DICE_OF_COUNTS'
  | 'N_PRED_OF_COUNTS'
  | 'N_REF_OF_COUNTS'
  | 'RANGE'
  | 'REFERENCE_PIXELS'
  | 'NO_NUMBER';

export interface Violation {
  readonly identity: ResultIdentity;
  readonly stated: number | null;
  readonly expected: number | null;
}

/** Files may be rounded to three digits, each of the terms by itself. */
const TOLERANCE = 2e-3;

interface Stated {
  readonly values: Readonly<Record<string, number | null>>;
  readonly counts: { readonly tp: number; readonly fp: number; readonly fn: number } | null;
}

/**
 * The identities that a case breaks: Dice = 2PR/(P+R), FNR + recall = 1, Jaccard = D/(2-D), |vs| = 2|R-P|/(R+P), and
 * Dice, n_pred and n_ref of the counts (algebra). Only of pairs with two masks; of others a tool's convention decides.
 */
export function checkIdentities({ values, counts }: Stated, emptiness: Emptiness): Violation[] {
  if (emptiness !== 'NEITHER') return [];
  const dice = values['dice'] ?? values['Dice'] ?? null;
  const jaccard = values['jaccard'] ?? values['IoU'] ?? null;
  const {
    precision: p = null,
    recall: r = null,
    fnr = null,
    vs = null,
    n_pred = null,
    n_ref = null,
  } = values;
  const both = p !== null && r !== null && p + r > 0 ? { p, r } : null;
  const checks: (readonly [ResultIdentity, number | null, number | null])[] = [
    ['DICE_OF_PRECISION_AND_RECALL', dice, both && (2 * both.p * both.r) / (both.p + both.r)],
    ['FNR_PLUS_RECALL', fnr, r === null ? null : 1 - r],
    ['JACCARD_OF_DICE', jaccard, dice === null ? null : dice / (2 - dice)],
    [
      'VS_OF_PRECISION_AND_RECALL',
      vs === null ? null : Math.abs(vs),
      both && (2 * Math.abs(both.r - both.p)) / (both.r + both.p),
    ],
    ['DICE_OF_COUNTS', dice, counts && (2 * counts.tp) / (2 * counts.tp + counts.fp + counts.fn)],
    ['N_PRED_OF_COUNTS', n_pred, counts && counts.tp + counts.fp],
    ['N_REF_OF_COUNTS', n_ref, counts && counts.tp + counts.fn],
    ...['dice', 'Dice', 'jaccard', 'IoU', 'precision', 'recall', 'fnr', 'fpr'].map(
      (name) => ['RANGE', values[name] ?? null, clamp(values[name] ?? null)] as const,
    ),
  ];
  return checks.flatMap(([identity, stated, expected]) =>
    stated === null || expected === null || Math.abs(stated - expected) <= TOLERANCE
      ? []
      : [{ identity, stated, expected }],
  );
}

const clamp = (value: number | null): number | null => value && Math.min(1, Math.max(0, value));
