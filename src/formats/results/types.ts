/** Pixels that a tool counted in one pair of masks. */
export interface StatedCounts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

/** What a result file says about one case. */
export interface ResultCase {
  /** Name of the prediction without folders and ending, such as BT_US_2D_00000012. */
  readonly caseName: string;
  /** By the tool's own name of the metric; null where the file holds no finite number. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly counts: StatedCounts | null;
}

/** A result file: the metrics that it has, and its cases, each once. */
export interface ResultFile {
  readonly metrics: readonly string[];
  readonly cases: readonly ResultCase[];
}
