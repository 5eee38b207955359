/** Chance-corrected agreement of raters. */
export type Agreement =
  | {
      readonly state: 'DEFINED';
      readonly kappa: number;
      readonly standardError: number;
      /** Confidence interval, cut at -1 and 1. */
      readonly lower: number;
      readonly upper: number;
      /** Share of agreeing pairs of ratings, and what chance would give. */
      readonly observed: number;
      readonly expected: number;
      /** Subjects with two ratings or more. */
      readonly nSubjects: number;
    }
  /** Too few subjects with two ratings for an interval. */
  | { readonly state: 'TOO_FEW_SUBJECTS'; readonly nSubjects: number }
  /** Every rating is the same, so that chance explains everything and kappa does not exist. */
  | { readonly state: 'NO_VARIATION'; readonly nSubjects: number };
