import type { FittedSize } from '../../kernels/rendering/fitPlane.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';

/** A scale bar of 10 mm at the lower left of a panel, or of less where 10 mm do not fit. */
export function scaleBar({ width, height, pixelsPerMm }: FittedSize, fontSize = 11): Markup {
  const lengthMm = [10, 5, 2, 1, 0.5, 0.2].find((mm) => mm * pixelsPerMm <= 0.6 * width) ?? 0.1;
  const length = lengthMm * pixelsPerMm;
  const y = height - 9;
  const bar = svg`M10 ${y}h${length}M10 ${y - 4}v8M${10 + length} ${y - 4}v8`;
  return svg`<path d="${bar}" stroke="#000" stroke-width="4"/><path d="${bar}" stroke="#fff" stroke-width="2"/>
<text x="10" y="${y - 0.5 * fontSize}" fill="#fff" stroke="#000" stroke-width="3" paint-order="stroke" font-size="${fontSize}">${lengthMm} mm</text>`;
}
