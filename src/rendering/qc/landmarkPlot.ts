import { niceTicks } from '../chart/niceTicks.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { DARK } from '../palette.ts';
import { LARGE_ERROR_MM, type QcLandmark } from './qcLandmarks.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every landmark's error at the tracked and the registered pose, in the order of the set, and both means. */
export function landmarkPlot(landmarks: readonly QcLandmark[], compared: boolean, box: Box): Markup {
  const { x, y, width, height } = box;
  const plot = { x: x + 62, y: y + 54, width: width - 62 - 150, height: height - 54 - 18 };
  const ticks = niceTicks(0, Math.max(1, ...landmarks.flatMap((each) => [each.beforeMm, each.afterMm])), 4);
  const top = ticks[ticks.length - 1];
  const at = (mm: number): number => plot.y + plot.height * (1 - mm / top);
  const step = plot.width / landmarks.length;
  return svg`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${DARK.surface}"/>
<text x="${x + 18}" y="${y + 30}" font-size="20" fill="${DARK.quiet}">${heading(landmarks, compared)}</text>
${ticks.map((tick) => gridLine(plot, at(tick), tick))}
${landmarks.map((landmark, n) => dumbbell(landmark, compared, plot.x + (n + 0.5) * step, at))}
${means(landmarks, compared, plot, at)}`;
}

function heading(landmarks: readonly QcLandmark[], compared: boolean): string {
  const largest = (errors: readonly number[]): string => Math.max(...errors).toFixed(1);
  const after = largest(landmarks.map(({ afterMm }) => afterMm));
  const before = largest(landmarks.map(({ beforeMm }) => beforeMm));
  const change = compared ? `${before} → ${after}` : after;
  return `Error of each of ${landmarks.length} landmarks, mm   ·   largest ${change} mm`;
}

function gridLine(plot: Box, y: number, tick: number): Markup {
  return svg`<path d="M${plot.x} ${y}h${plot.width}" stroke="${DARK.line}" stroke-width="1.5"/>
<text x="${plot.x - 12}" y="${y + 6}" text-anchor="end" font-size="18" fill="${DARK.quiet}">${tick}</text>`;
}

function dumbbell(
  { beforeMm, afterMm }: QcLandmark,
  compared: boolean,
  x: number,
  at: (mm: number) => number,
): Markup {
  const colour = afterMm > LARGE_ERROR_MM ? DARK.alarm : DARK.after;
  return svg`${
    compared &&
    svg`<path d="M${x} ${at(beforeMm)}V${at(afterMm)}" stroke="${colour}" stroke-opacity="0.55" stroke-width="3"/>
<circle cx="${x}" cy="${at(beforeMm)}" r="6" fill="${DARK.surface}" stroke="${DARK.before}" stroke-width="2.6"/>`
  }
<circle cx="${x}" cy="${at(afterMm)}" r="6.5" fill="${colour}"/>`;
}

/** Labels of the two means keep a line's height between them. */
function means(
  landmarks: readonly QcLandmark[],
  compared: boolean,
  plot: Box,
  at: (mm: number) => number,
): Markup {
  const mean = (errors: readonly number[]): number => errors.reduce((a, b) => a + b, 0) / errors.length;
  const after = mean(landmarks.map(({ afterMm }) => afterMm));
  const before = mean(landmarks.map(({ beforeMm }) => beforeMm));
  const apart = Math.abs(at(after) - at(before)) >= 22;
  const shift = apart ? 0 : after > before ? -11 : 11;
  const end = plot.x + plot.width;
  const line = (mm: number, colour: string, by: number): Markup =>
    svg`<path d="M${plot.x} ${at(mm)}H${end}" stroke="${colour}" stroke-width="2" stroke-dasharray="7 6"/>
<text x="${end + 8}" y="${at(mm) + 7 + by}" font-size="19" font-weight="bold" fill="${colour}">mean ${mm.toFixed(2)}</text>`;
  return svg`${compared && line(before, DARK.before, -shift)}${line(after, DARK.after, shift)}`;
}
