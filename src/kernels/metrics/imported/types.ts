import type { EmptyRule } from '../types.ts';

/** A tool that measured elsewhere, as results of it are known. */
export type ResultTool = 'SEG_METRICS' | 'NNUNET';

/** A rule by which another tool yields a number. Its values never enter a mean of ours. */
export interface ImportedDefinition {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly unit: 'mm' | null;
  readonly tool: ResultTool;
  /** The tool's own name of the metric. */
  readonly column: string;
  readonly convention: string;
  readonly spacingRule: 'NOT_USED' | 'FILE_HEADER_MM';
  readonly emptyOutcomes: EmptyRule;
  readonly emptyRule: string;
  readonly emptyPredictionCountsAs: number | null;
  readonly higherIsBetter: boolean;
  readonly description: string;
}

/** Which masks of a pair hold nothing, told from what a tool wrote. */
export type Emptiness = 'NEITHER' | 'PREDICTION' | 'REFERENCE' | 'BOTH';
