import { assessRegistration } from '../assessRegistration.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { textWidth } from '../markup/textWidth.ts';
import { wrapText } from '../markup/wrapText.ts';
import { EVIDENCE_SIGNAL } from '../palette.ts';
import type { QcSheetInput } from '../types.ts';

/** A part of a sheet with its height in pixels. */
export interface Block {
  readonly markup: Markup;
  readonly height: number;
}

const HEADLINE = 19;
const REASON = 14;

/** The coloured bar that says in one line how the evidence compares result and tracked pose, and why. */
export function qcBanner(input: QcSheetInput, x: number, y: number, width: number): Block {
  const { level, reasons } = assessRegistration(input.evidence);
  const { ground, ink, title } = EVIDENCE_SIGNAL[level];
  const titleWidth = textWidth(title, HEADLINE, true);
  const warnings = (input.warnings ?? []).flatMap((warning) => wrapText(`⚠ ${warning}`, width - 32, REASON));
  const lines = wrapText(reasons.join('  ·  '), width - titleWidth - 60, REASON);
  const height = 22 + 20 * Math.max(1, lines.length) + 20 * warnings.length;
  return {
    height,
    markup: svg`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${ground}"/>
<g fill="${ink}"><text x="${x + 16}" y="${y + 27}" font-size="${HEADLINE}" font-weight="bold">${title}</text>
${lines.map((line, n) => svg`<text x="${x + 40 + titleWidth}" y="${y + 26 + 20 * n}" font-size="${REASON}">${line}</text>`)}
${warnings.map((line, n) => svg`<text x="${x + 16}" y="${y + 28 + 20 * (Math.max(1, lines.length) + n)}" font-size="${REASON}">${line}</text>`)}</g>`,
  };
}
