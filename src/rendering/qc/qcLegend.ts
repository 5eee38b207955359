import type { Markup } from '../markup/markup.ts';
import { svg } from '../markup/svg.ts';
import { textWidth } from '../markup/textWidth.ts';
import { DARK } from '../palette.ts';
import type { QcSheetInput } from '../types.ts';
import type { Block } from './qcBanner.ts';
import { LARGE_ERROR_MM } from './qcLandmarks.ts';
import { LANDMARK_REACH_MM } from './qcRow.ts';

interface LegendEntry {
  readonly title: string;
  readonly key: Markup;
}

const SIZE = 18;
const KEY_WIDTH = 46;

/** Explains the marks that this sheet can show, and says which of them have no data. */
export function qcLegend(input: QcSheetInput, compared: boolean, x: number, y: number): Block {
  let at = x;
  const entries = legendEntries(input, compared).map(({ title, key }) => {
    const left = at;
    at += KEY_WIDTH + 10 + textWidth(title, SIZE) + 26;
    return svg`<g transform="translate(${left} ${y + 6})">${key}<text x="${KEY_WIDTH + 10}" y="12" font-size="${SIZE}" fill="${DARK.quiet}">${title}</text></g>`;
  });
  return { markup: svg`${entries}`, height: 24 };
}

function legendEntries(input: QcSheetInput, compared: boolean): LegendEntry[] {
  const absent = (what: string): LegendEntry => ({ title: what, key: line(DARK.quiet, 2, '3 6') });
  return [
    {
      title: 'MRI edges',
      key: svg`${compared && wave(DARK.before, 0)}${wave(DARK.after, compared ? 24 : 8)}`,
    },
    ...(input.movingLabel
      ? [
          ...(compared ? [{ title: 'tumour, tracked', key: line(DARK.before, 3, '9 6') }] : []),
          { title: compared ? 'tumour, registered' : 'tumour from MRI', key: line(DARK.after, 3) },
        ]
      : [absent('no tumour annotation on MRI')]),
    ...(input.fixedLabel ? [{ title: 'tumour, annotated on ultrasound', key: line(DARK.truth, 3) }] : []),
    ...(input.blinded ? [] : landmarkEntries(input)),
    { title: 'ultrasound echo', key: svg`<rect width="${KEY_WIDTH}" height="13" fill="${DARK.echo}"/>` },
    { title: 'MRI', key: svg`<rect width="${KEY_WIDTH}" height="13" fill="#9a9a9a"/>` },
    { title: 'no MRI acquired', key: hatch() },
  ];
}

function landmarkEntries(input: QcSheetInput): LegendEntry[] {
  if (!input.landmarks) return [{ title: 'no landmarks', key: line(DARK.quiet, 2, '3 6') }];
  const arrow = svg`<circle cx="38" cy="6" r="5" fill="none" stroke="#fff" stroke-width="2"/>
<path d="M4 6L26 6" stroke="${DARK.after}" stroke-width="3"/><path d="M33 6l-9-4.5v9z" fill="${DARK.after}"/><circle cx="4" cy="6" r="3.6" fill="${DARK.after}"/>`;
  return [
    {
      title: `landmark within ${LANDMARK_REACH_MM} mm: MRI partner → ultrasound (red above ${LARGE_ERROR_MM} mm)`,
      key: arrow,
    },
  ];
}

function line(colour: string, width: number, dash = 'none'): Markup {
  return svg`<path d="M0 6h${KEY_WIDTH}" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"/>`;
}

function wave(colour: string, x: number): Markup {
  return svg`<path d="M${x} 11q7 -14 11 -4t11 -5" fill="none" stroke="${colour}" stroke-width="2.2"/>`;
}

function hatch(): Markup {
  return svg`<rect width="${KEY_WIDTH}" height="13" fill="#101630"/><path d="M2 13l13-13M15 13l13-13M28 13l13-13" stroke="#4a5fb8" stroke-width="2"/>`;
}
