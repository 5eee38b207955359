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

const HEADLINE = 32;
const REASON = 22;
const LINE = 30;

/** The coloured bar that says in one line how the evidence compares result and tracked pose, and why. */
export function qcBanner(input: QcSheetInput, x: number, y: number, width: number): Block {
  const { level, reasons } = assessRegistration(input.evidence);
  const { ground, ink, title } = EVIDENCE_SIGNAL[level];
  const titleWidth = textWidth(title, HEADLINE, true);
  const warnings = (input.warnings ?? []).flatMap((warning) => wrapText(`⚠ ${warning}`, width - 48, REASON));
  const lines = wrapText(reasons.join('   ·   '), width - titleWidth - 90, REASON);
  const height = 34 + LINE * Math.max(1, lines.length) + LINE * warnings.length;
  return {
    height,
    markup: svg`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${ground}"/>
<g fill="${ink}"><text x="${x + 24}" y="${y + 43}" font-size="${HEADLINE}" font-weight="bold">${title}</text>
${lines.map((line, n) => svg`<text x="${x + 60 + titleWidth}" y="${y + 41 + LINE * n}" font-size="${REASON}">${line}</text>`)}
${warnings.map((line, n) => svg`<text x="${x + 24}" y="${y + 44 + LINE * (Math.max(1, lines.length) + n)}" font-size="${REASON}">${line}</text>`)}</g>`,
  };
}
