import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { resizeRgb } from '../kernels/rendering/resizeRgb.ts';
import { decodePng } from './contact/decodePng.ts';
import type { Markup } from './markup/markup.ts';
import { pngDataUri } from './markup/pngDataUri.ts';
import { rasterise } from './markup/rasterise.ts';
import { svg } from './markup/svg.ts';
import { textWidth } from './markup/textWidth.ts';
import { truncateText } from './markup/truncateText.ts';
import { DARK, EVIDENCE_SIGNAL, VERDICT_SIGNAL } from './palette.ts';
import type { ContactSheetItem, Verdict } from './types.ts';

const WIDTH = 1600;
const MARGIN = 20;
const GAP = 14;
const COLUMNS = 3;
const CELL = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
const STRIP = 26;
const TITLE = 30;
/** A sheet is one bitmap; more items belong on several sheets. */
const MOST_ITEMS = 400;

/**
 * Many quality control sheets at a glance as PNG bytes, 1600 pixels wide: three per row, each with its banner,
 * title and verdict, in the given order.
 *
 * @throws INVALID_INPUT without items or with more than 400; CORRUPT_FILE when an item's picture is no PNG.
 */
export function renderCohortContactSheet(items: readonly ContactSheetItem[]): Uint8Array {
  if (items.length === 0 || items.length > MOST_ITEMS) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A contact sheet takes 1 to ${MOST_ITEMS} items, got ${items.length}.`,
    );
  }
  const cells: Markup[] = [];
  let y = MARGIN;
  for (let first = 0; first < items.length; first += COLUMNS) {
    const pictures = items.slice(first, first + COLUMNS).map(thumbnail);
    const tallest = Math.max(...pictures.map((picture) => picture.height));
    pictures.forEach((picture, n) => {
      cells.push(cellSvg(items[first + n], picture, MARGIN + n * (CELL + GAP), y, tallest));
    });
    y += STRIP + tallest + TITLE + GAP;
  }
  const height = Math.ceil(y - GAP + MARGIN);
  return rasterise(
    svg`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="DejaVu Sans">
<rect width="${WIDTH}" height="${height}" fill="${DARK.ground}"/>${cells}</svg>`.text,
  );
}

interface Thumbnail {
  readonly uri: Markup;
  readonly width: number;
  readonly height: number;
}

function thumbnail(item: ContactSheetItem): Thumbnail {
  const picture = decodePng(item.png, item.title);
  const scale = Math.min(CELL / picture.width, CELL / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  return { uri: pngDataUri(resizeRgb(picture, width, height)), width, height };
}

function cellSvg(item: ContactSheetItem, picture: Thumbnail, x: number, y: number, room: number): Markup {
  const verdict = verdictBadge(item.verdict, x + CELL, y + STRIP + room);
  const title = truncateText(item.title, CELL - 28 - verdict.width, 14, true);
  return svg`<rect x="${x}" y="${y}" width="${CELL}" height="${STRIP + room + TITLE}" rx="6" fill="${DARK.surface}"/>
${strip(item.banner, x, y)}
<image x="${x + (CELL - picture.width) / 2}" y="${y + STRIP + (room - picture.height) / 2}" width="${picture.width}" height="${picture.height}" href="${picture.uri}"/>
<text x="${x + 10}" y="${y + STRIP + room + 20}" font-size="14" font-weight="bold" fill="${DARK.ink}">${title}</text>
${verdict.markup}`;
}

function strip(banner: ContactSheetItem['banner'], x: number, y: number): Markup {
  if (!banner)
    return svg`<text x="${x + 10}" y="${y + 18}" font-size="12" fill="${DARK.quiet}">no evidence given</text>`;
  const { ground, ink } = EVIDENCE_SIGNAL[banner.level];
  return svg`<path d="M${x} ${y + STRIP}v${6 - STRIP}q0-6 6-6h${CELL - 12}q6 0 6 6v${STRIP - 6}z" fill="${ground}"/>
<text x="${x + 10}" y="${y + 18}" font-size="13" font-weight="bold" fill="${ink}">${truncateText(banner.text, CELL - 20, 13, true)}</text>`;
}

function verdictBadge(
  verdict: Verdict | undefined,
  right: number,
  y: number,
): { markup: Markup; width: number } {
  const { ground, ink, title } = verdict
    ? VERDICT_SIGNAL[verdict]
    : { ground: DARK.line, ink: DARK.ink, title: 'NOT REVIEWED' };
  const width = textWidth(title, 11, true) + 16;
  return {
    width,
    markup: svg`<rect x="${right - width - 6}" y="${y + 6}" width="${width}" height="18" rx="9" fill="${ground}"/>
<text x="${right - 6 - width / 2}" y="${y + 19}" text-anchor="middle" font-size="11" font-weight="bold" fill="${ink}">${title}</text>`,
  };
}
