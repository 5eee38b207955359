import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { colourGrey } from '../kernels/rendering/colourGrey.ts';
import { fitPlane } from '../kernels/rendering/fitPlane.ts';
import { resizePlane } from '../kernels/rendering/resizePlane.ts';
import { traceOutline } from '../kernels/rendering/traceOutline.ts';
import type { PlaneSamples } from '../kernels/rendering/types.ts';
import { valueRange } from '../kernels/rendering/valueRange.ts';
import { windowLevel } from '../kernels/rendering/windowLevel.ts';
import type { Markup } from './markup/markup.ts';
import { pngDataUri } from './markup/pngDataUri.ts';
import { rasterise } from './markup/rasterise.ts';
import { svg } from './markup/svg.ts';
import { wrapText } from './markup/wrapText.ts';
import { DARK } from './palette.ts';
import { outlinePath } from './qc/outlinePath.ts';
import { scaleBar } from './qc/scaleBar.ts';
import type { SliceOverlayInput } from './types.ts';

const BOX = { width: 720, height: 720 };
const MARGIN = 20;
const LEAST_WIDTH = 420;

/**
 * One ultrasound slice with the outline of a prediction and of the reference, as PNG bytes with the slice's
 * true aspect, a scale bar, and a legend with areas. A missing label and an empty one are told apart.
 *
 * @throws INVALID_INPUT when sizes do not fit each other or the spacing is not positive.
 */
export function renderSliceOverlay(input: SliceOverlayInput): Uint8Array {
  validate(input);
  const samples = planeSamples(input);
  const fitted = fitPlane(samples, BOX);
  const picture = colourGrey(
    windowLevel(resizePlane(samples, fitted.width, fitted.height), valueRange([samples])),
  );
  const width = Math.max(LEAST_WIDTH, fitted.width) + 2 * MARGIN;
  const top = input.title ? 50 : MARGIN;
  const left = (width - fitted.width) / 2;
  const facts = (input.facts ?? []).flatMap((fact) => wrapText(fact, width - 2 * MARGIN, 13));
  const legendTop = top + fitted.height + 12;
  const height = legendTop + 56 + 20 * facts.length + 10;
  return rasterise(
    svg`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.ceil(height)}" font-family="DejaVu Sans">
<rect width="100%" height="100%" fill="${DARK.ground}"/>
${input.title && svg`<text x="${MARGIN}" y="32" font-size="18" font-weight="bold" fill="${DARK.ink}">${input.title}</text>`}
<svg x="${left}" y="${top}" width="${fitted.width}" height="${fitted.height}">
<image width="${fitted.width}" height="${fitted.height}" href="${pngDataUri(picture)}"/>
${labelOutline(input, input.reference, DARK.reference, 'none', fitted)}
${labelOutline(input, input.prediction, DARK.before, '7 4', fitted)}
${scaleBar(fitted)}</svg>
${legendLine('Reference', input.reference, 'not annotated', DARK.reference, 'none', input, legendTop)}
${input.prediction !== null && legendLine('Prediction', input.prediction, 'MISSING', DARK.before, '7 4', input, legendTop + 22)}
${facts.map((fact, n) => svg`<text x="${MARGIN}" y="${legendTop + 70 + 20 * n}" font-size="13" fill="${DARK.quiet}">${fact}</text>`)}
</svg>`.text,
  );
}

function planeSamples({ slice, spacingMm }: SliceOverlayInput): PlaneSamples {
  const { width, height, data } = slice;
  const known = Uint8Array.from(data, (value) => (Number.isFinite(value) ? 1 : 0));
  return { width, height, pixelMm: spacingMm, values: Float32Array.from(data), known };
}

function labelOutline(
  { slice }: SliceOverlayInput,
  label: Uint8Array | null | undefined,
  colour: string,
  dash: string,
  fitted: { readonly width: number; readonly height: number },
): Markup | null {
  if (!label?.some((value) => value !== 0)) return null;
  const loops = traceOutline({ width: slice.width, height: slice.height, data: label });
  const path = outlinePath(loops, fitted.width / slice.width, fitted.height / slice.height);
  return svg`<path d="${path}" fill="none" stroke="#000" stroke-opacity="0.55" stroke-width="4"/>
<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.2" stroke-dasharray="${dash}"/>`;
}

function legendLine(
  title: string,
  label: Uint8Array | undefined,
  absent: string,
  colour: string,
  dash: string,
  { spacingMm }: SliceOverlayInput,
  y: number,
): Markup {
  const pixels = label?.reduce((n, value) => n + (value === 0 ? 0 : 1), 0);
  const areaMm2 = (pixels ?? 0) * spacingMm[0] * spacingMm[1];
  const state = pixels === undefined ? absent : pixels === 0 ? 'EMPTY' : `${areaMm2.toFixed(1)} mm²`;
  return svg`<path d="M${MARGIN} ${y + 14}h36" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>
<text x="${MARGIN + 46}" y="${y + 19}" font-size="14" fill="${DARK.ink}">${title}: ${state}</text>`;
}

function validate({ slice, spacingMm, prediction, reference }: SliceOverlayInput): void {
  const pixels = slice.width * slice.height;
  const fits = [slice.data, prediction, reference].every((array) => !array || array.length === pixels);
  if (pixels >= 1 && fits && spacingMm.every((mm) => Number.isFinite(mm) && mm > 0)) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `A slice of ${slice.width} x ${slice.height} pixels needs as many values in the image and in each label, and a positive spacing.`,
  );
}
