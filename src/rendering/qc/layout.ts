/** Sizes of the quality-control sheet, pixels: a landscape page that a full HD screen shows at four fifths. */
export const SHEET = {
  width: 2400,
  margin: 32,
  /** Between the two blocks of planes. */
  blockGap: 40,
  /** Between the panels of a row. */
  panelGap: 8,
  panelsPerBlock: 4,
} as const;

export const INNER_WIDTH = SHEET.width - 2 * SHEET.margin;
export const BLOCK_WIDTH = (INNER_WIDTH - SHEET.blockGap) / 2;
export const PANEL_SIZE = Math.floor(
  (BLOCK_WIDTH - (SHEET.panelsPerBlock - 1) * SHEET.panelGap) / SHEET.panelsPerBlock,
);

/** Left edge of a block, 0 or 1. */
export const blockLeft = (block: number): number => SHEET.margin + block * (BLOCK_WIDTH + SHEET.blockGap);

/** Left edge of a panel's place inside its block. */
export const panelLeft = (block: number, column: number): number =>
  blockLeft(block) + column * (PANEL_SIZE + SHEET.panelGap);
