import type { ExportCase } from '../exports/types.ts';

/** How the names of a file's cases are understood. */
export type CaseNames = (caseName: string) => ExportCase | undefined;

/** Names of a file, sorted out. */
export interface MatchedNames {
  readonly caseOf: ReadonlyMap<string, ExportCase>;
  readonly unknown: readonly string[];
}

/** Names that a record keeps and an answer shows; the count says how many there are. */
export const MOST_NAMES = 100;
