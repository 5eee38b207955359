import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { textWidth } from '../markup/textWidth.ts';
import { DARK } from '../palette.ts';
import type { QcSheetInput } from '../types.ts';
import type { Block } from './qcBanner.ts';
import { LANDMARK_REACH_MM, LARGE_ERROR_MM } from './qcRow.ts';

interface LegendEntry {
  readonly title: string;
  readonly key: Markup;
}

const SIZE = 12;
const KEY_WIDTH = 34;

/** Explains the marks that this sheet can show, and says which of them have no data. */
export function qcLegend(input: QcSheetInput, x: number, y: number): Block {
  let at = x;
  const entries = legendEntries(input).map(({ title, key }) => {
    const left = at;
    at += KEY_WIDTH + 10 + textWidth(title, SIZE) + 22;
    return svg`<g transform="translate(${left} ${y + 4})">${key}<text x="${KEY_WIDTH + 8}" y="8" font-size="${SIZE}" fill="${DARK.quiet}">${title}</text></g>`;
  });
  return { markup: svg`${entries}`, height: 16 };
}

function legendEntries(input: QcSheetInput): LegendEntry[] {
  const absent = (what: string): LegendEntry => ({ title: what, key: line(DARK.line, '2 4') });
  return [
    ...(input.movingLabel
      ? [
          { title: 'tumour, tracked pose', key: line(DARK.before, '6 4') },
          { title: 'tumour, registered', key: line(DARK.after) },
        ]
      : [absent('no tumour annotation on MRI')]),
    ...(input.fixedLabel ? [{ title: 'tumour, annotated on ultrasound', key: line(DARK.truth) }] : []),
    { title: 'border of the cone', key: line('#ffffff', '2 4') },
    ...(input.blinded ? [] : landmarkEntries(input)),
    { title: 'no MRI acquired', key: hatch() },
    fusionEntry(input.lastColumn),
  ];
}

function landmarkEntries(input: QcSheetInput): LegendEntry[] {
  if (!input.landmarks) return [{ title: 'no landmarks', key: line(DARK.line, '2 4') }];
  const ring = svg`<circle cx="8" cy="4" r="3.4" fill="none" stroke="#fff" stroke-width="1.4"/>
<path d="M8 4L28 4" stroke="${DARK.after}" stroke-width="2"/><circle cx="28" cy="4" r="2.2" fill="${DARK.after}"/>`;
  return [
    {
      title: `landmark within ${LANDMARK_REACH_MM} mm, its error (red above ${LARGE_ERROR_MM} mm)`,
      key: ring,
    },
  ];
}

function fusionEntry(lastColumn: QcSheetInput['lastColumn']): LegendEntry {
  if (lastColumn === 'EDGES') return { title: 'MRI edge', key: line('#ff50c8') };
  return {
    title: 'ultrasound, MRI',
    key: svg`<rect width="17" height="9" fill="#30d030"/><rect x="17" width="17" height="9" fill="#d030d0"/>`,
  };
}

function line(colour: string, dash = 'none'): Markup {
  return svg`<path d="M0 4h${KEY_WIDTH}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
}

function hatch(): Markup {
  return svg`<rect width="${KEY_WIDTH}" height="9" fill="#101630"/><path d="M2 9l9-9M12 9l9-9M22 9l9-9" stroke="#4a5fb8" stroke-width="1.5"/>`;
}
