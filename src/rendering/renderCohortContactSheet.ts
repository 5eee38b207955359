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
import { LARGE_ERROR_MM } from './qc/qcLandmarks.ts';
import type { ContactSheetItem, Verdict } from './types.ts';

const WIDTH = 2400;
const MARGIN = 24;
const GAP = 18;
const COLUMNS = 3;
const CELL = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
const STRIP = 56;
const TITLE = 36;
/** A sheet is one bitmap; more items belong on several sheets. */
export const MOST_ITEMS = 150;

/**
 * Many quality control sheets at a glance as PNG bytes, 2400 pixels wide: three per row, each with its evidence and
 * landmark error above it and its title and verdict below, in the given order.
 *
 * @throws INVALID_INPUT without items or with more than 150; CORRUPT_FILE when an item's picture is no PNG.
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
  const title = truncateText(item.title, CELL - 34 - verdict.width, 19, true);
  return svg`<rect x="${x}" y="${y}" width="${CELL}" height="${STRIP + room + TITLE}" rx="8" fill="${DARK.surface}"/>
${strip(item, x, y)}
<image x="${x + (CELL - picture.width) / 2}" y="${y + STRIP + (room - picture.height) / 2}" width="${picture.width}" height="${picture.height}" href="${picture.uri}"/>
<text x="${x + 14}" y="${y + STRIP + room + 25}" font-size="19" font-weight="bold" fill="${DARK.ink}">${title}</text>
${verdict.markup}`;
}

/** The colour tells the evidence from afar; the landmark error stands at the right, large. */
function strip({ banner, landmarkErrorMm }: ContactSheetItem, x: number, y: number): Markup {
  const { ground, ink } = banner ? EVIDENCE_SIGNAL[banner.level] : { ground: DARK.line, ink: DARK.ink };
  const error = landmarkText(landmarkErrorMm);
  const size = landmarkErrorMm ? 30 : 17;
  const room = CELL - 44 - textWidth(error, size, true);
  const text = truncateText(banner?.text ?? 'no evidence given', room, 18, true);
  return svg`<path d="M${x} ${y + STRIP}v${8 - STRIP}q0-8 8-8h${CELL - 16}q8 0 8 8v${STRIP - 8}z" fill="${ground}"/>
<g fill="${ink}" font-weight="bold"><text x="${x + 14}" y="${y + 35}" font-size="18">${text}</text>
<text x="${x + CELL - 14}" y="${y + 38}" text-anchor="end" font-size="${size}" fill="${errorInk(landmarkErrorMm, ink)}">${error}</text></g>`;
}

/** A tracked pose has no level that warns of it, so a large error warns by itself. */
function errorInk(error: ContactSheetItem['landmarkErrorMm'], ink: string): string {
  return error && error.before === null && error.after > LARGE_ERROR_MM ? DARK.alarm : ink;
}

function landmarkText(error: ContactSheetItem['landmarkErrorMm']): string {
  if (!error) return 'no landmarks';
  const { before, after } = error;
  return before === null ? `${after.toFixed(1)} mm` : `${before.toFixed(1)} → ${after.toFixed(1)} mm`;
}

function verdictBadge(
  verdict: Verdict | undefined,
  right: number,
  y: number,
): { markup: Markup; width: number } {
  const { ground, ink, title } = verdict
    ? VERDICT_SIGNAL[verdict]
    : { ground: DARK.line, ink: DARK.ink, title: 'NOT REVIEWED' };
  const width = textWidth(title, 15, true) + 22;
  return {
    width,
    markup: svg`<rect x="${right - width - 6}" y="${y + 6}" width="${width}" height="24" rx="12" fill="${ground}"/>
<text x="${right - 6 - width / 2}" y="${y + 24}" text-anchor="middle" font-size="15" font-weight="bold" fill="${ink}">${title}</text>`,
  };
}
