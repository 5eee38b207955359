import { rasterise } from './markup/rasterise.ts';
import { renderQcSheetSvg } from './renderQcSheetSvg.ts';
import type { QcSheetInput } from './types.ts';

/** The quality control sheet of one registration as PNG bytes, 2400 pixels wide; see renderQcSheetSvg. */
export function renderQcSheet(input: QcSheetInput): Uint8Array {
  return rasterise(renderQcSheetSvg(input));
}
