/**
 * What a check says about a statement: `HOLDS` (it follows from the other stated numbers, within their rounding),
 * `CONTRADICTED` (no unrounded values give it) or `UNDECIDED` (several readings fit, or something is not stated).
 */
export type ClaimVerdict = 'HOLDS' | 'CONTRADICTED' | 'UNDECIDED';

export interface ClaimFinding {
  readonly verdict: ClaimVerdict;
  /** One sentence with the numbers that decide. */
  readonly message: string;
}

/** A number as printed. `lower` and `upper` enclose every value that rounds to it, by either rule for halves. */
export interface StatedNumber {
  readonly text: string;
  readonly value: number;
  readonly decimals: number;
  readonly lower: number;
  readonly upper: number;
}

/** Inclusive range in which an unrounded value lies. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}
