/** A4 upright at 96 pixels an inch. */
export const PAGE = { width: 794, height: 1123, margin: 44 } as const;

/** Space between two stages, pixels. */
export const FLOW_GAP = 12;

/** Where things lie on a page of some width, pixels. */
export interface FlowColumns {
  readonly width: number;
  readonly left: number;
  readonly boxWidth: number;
  readonly sideLeft: number;
  readonly sideRight: number;
  /** Right edges of the columns of patients, volumes and slices. */
  readonly counts: readonly [number, number, number];
}

/** A wider page keeps the boxes of the stages and gives the rest to the reasons. */
export function flowColumns(width: number): FlowColumns {
  const right = width - PAGE.margin;
  const edge = right - 10;
  return {
    width,
    left: PAGE.margin,
    boxWidth: 168,
    sideLeft: PAGE.margin + 168 + 34,
    sideRight: right,
    counts: [edge - 212, edge - 106, edge],
  };
}
