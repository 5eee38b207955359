import type { Markup } from '../../src/rendering/markup/markup.ts';
import { svg } from '../../src/rendering/markup/svg.ts';
import { CATEGORICAL } from '../../src/rendering/palette.ts';
import type { CurvePoint } from './calibrationCurve.ts';

const SIDE = 360;
const LEFT = 64;
const TOP = 20;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const [INK] = CATEGORICAL;

/** Held-out coverage against what the radii promise, with 95 % intervals; on the diagonal the promise is kept. */
export function renderCalibrationSvg(curve: readonly CurvePoint[]): string {
  const [width, height] = [LEFT + SIDE + 24, TOP + SIDE + 56];
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="DejaVu Sans, Verdana, sans-serif" font-size="12" role="img" aria-label="Observed against promised coverage on held-out phantoms">
<rect width="${width}" height="${height}" fill="#fff"/>
${TICKS.map(gridSvg)}
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#888" stroke-dasharray="4 4"/>
${curve.map(pointSvg)}
<text x="${x(0.5)}" y="${height - 12}" text-anchor="middle">promised share within the radius</text>
<text transform="translate(18 ${y(0.5)}) rotate(-90)" text-anchor="middle">observed share, held-out patients</text>
</svg>`.text;
}

const x = (share: number): number => LEFT + SIDE * share;
const y = (share: number): number => TOP + SIDE * (1 - share);

const gridSvg = (tick: number): Markup =>
  svg`<path d="M${x(0)} ${y(tick)}H${x(1)}M${x(tick)} ${y(0)}V${y(1)}" stroke="#ddd" fill="none"/>
<text x="${x(tick)}" y="${y(0) + 18}" text-anchor="middle">${percent(tick)}</text>
<text x="${x(0) - 8}" y="${y(tick) + 4}" text-anchor="end">${percent(tick)}</text>`;

const pointSvg = ({ level, observed, interval }: CurvePoint): Markup =>
  svg`<path d="M${x(level)} ${y(interval.lower)}V${y(interval.upper)}" stroke="${INK}"/>
<circle cx="${x(level)}" cy="${y(observed)}" r="4" fill="${INK}"/>`;

const percent = (share: number): string => `${Math.round(100 * share)} %`;
