import { formatCount } from '../formatCount.ts';
import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { wrapText } from '../markup/wrapText.ts';
import type { FlowCount } from '../types.ts';
import type { FlowColumns } from './flowPage.ts';

/** A part of the diagram with its height in pixels. */
export interface FlowBlock {
  readonly markup: Markup;
  readonly height: number;
}

const PADDING = 10;

export interface FlowBoxText {
  readonly title: string;
  readonly count: FlowCount | null;
  /** Printed bold below the counts. */
  readonly note?: string;
  readonly emphasis?: boolean;
}

/** A box of the main column: a title with one line for each level. */
export function flowBox(
  { title, count, note, emphasis }: FlowBoxText,
  at: FlowColumns,
  y: number,
): FlowBlock {
  const inner = at.boxWidth - 2 * PADDING;
  const lines = [
    ...wrapText(title, inner, 12, true).map((text) => ({ text, size: 12, weight: 'bold' })),
    ...(count ? countLines(count) : []).map((text) => ({ text, size: 11, weight: 'normal' })),
    ...(note ? wrapText(note, inner, 10, true) : []).map((text) => ({ text, size: 10, weight: 'bold' })),
  ];
  const height = lines.length * 15 + PADDING + 5;
  const texts = lines.map(
    ({ text, size, weight }, n) =>
      svg`<text x="${at.left + PADDING}" y="${y + 18 + n * 15}" font-size="${size}" font-weight="${weight}">${text}</text>`,
  );
  const stroke = emphasis ? 2.2 : note ? 2.6 : 1;
  return {
    height,
    markup: svg`<rect x="${at.left}" y="${y}" width="${at.boxWidth}" height="${height}" fill="#fff" stroke="#000" stroke-width="${stroke}"/>${texts}`,
  };
}

/** "42 patients", "98 volumes", "12,034 slices"; a level that is not there, or not known, is left out. */
export function countLines({ patients, volumes, slices }: FlowCount): string[] {
  const level = (count: number | null, name: string): string[] =>
    count === null ? [] : [`${formatCount(count)} ${name}${count === 1 ? '' : 's'}`];
  return [...level(patients, 'patient'), ...level(volumes, 'volume'), ...level(slices, 'slice')];
}
