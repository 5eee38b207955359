import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { columnHeads, exclusionBox } from './flow/exclusionBox.ts';
import { countLines, flowBox } from './flow/flowBox.ts';
import { FLOW_GAP, type FlowColumns, flowColumns, PAGE } from './flow/flowPage.ts';
import { formatCount } from './formatCount.ts';
import type { Markup } from './markup/markup.ts';
import { svg } from './markup/svg.ts';
import { wrapText } from './markup/wrapText.ts';
import type { CohortFlow, FlowCount, FlowNode } from './types.ts';

const MM_PER_PIXEL = 25.4 / 96;

/**
 * The flow of a cohort as a diagram in the manner of STARD and CONSORT, as SVG text of one A4 page, black on white: a
 * box per stage with what entered, beside it what was excluded with its rate and every reason, rows of zero included.
 * Where a stage receives other counts than the one before passed on, the box says so. What does not fit on the page
 * at full size is drawn smaller.
 *
 * @throws INVALID_INPUT when a count is not a whole number of at least 0.
 */
export function renderCohortFlowSvg(flow: CohortFlow): string {
  flow.nodes.forEach(validateNode);
  let page = drawPage(flow, PAGE.width);
  // A wider drawing on the same paper: smaller letters, and lines that wrap less.
  if (page.height > PAGE.height) page = drawPage(flow, (PAGE.width * page.height) / PAGE.height);
  const { width } = page;
  const height = Math.ceil(page.height);
  const paperWidth = PAGE.width * MM_PER_PIXEL;
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${paperWidth}mm" height="${(paperWidth * height) / width}mm" font-family="DejaVu Sans, Verdana, sans-serif" font-size="10.5" fill="#000" role="img" aria-label="${description(flow)}">
<rect width="${width}" height="${height}" fill="#fff"/>
${page.markup}
</svg>`.text;
}

function drawPage(flow: CohortFlow, width: number): { markup: Markup; width: number; height: number } {
  const at = flowColumns(width);
  const parts: Markup[] = [];
  let y: number = PAGE.margin;
  parts.push(svg`<text x="${at.left}" y="${y + 12}" font-size="16" font-weight="bold">Cohort flow</text>`);
  y += 16;
  for (const line of wrapText(flow.scope, width - 2 * PAGE.margin, 12)) {
    y += 16;
    parts.push(svg`<text x="${at.left}" y="${y}" font-size="12">${line}</text>`);
  }
  y += 22;
  if (flow.nodes.length > 0) parts.push(columnHeads(at, y));
  y += 7;
  flow.nodes.forEach((node, n) => {
    const { markup, bottom } = drawStage(node, flow.nodes[n - 1]?.nOut, at, y);
    parts.push(markup);
    y = bottom;
  });
  const last = flow.nodes.at(-1)?.nOut ?? null;
  const end = flowBox(
    { title: last ? 'Included' : 'No stages recorded', count: last, emphasis: true },
    at,
    y,
  );
  const notes = footnote(flow, at, y + end.height + 20);
  parts.push(end.markup, notes.markup);
  return { markup: svg`${parts}`, width, height: y + end.height + 20 + notes.height + PAGE.margin / 2 };
}

function drawStage(
  node: FlowNode,
  passedOn: FlowCount | undefined,
  at: FlowColumns,
  y: number,
): { markup: Markup; bottom: number } {
  const differs = passedOn !== undefined && countsDiffer(passedOn, node.nIn);
  const note = differs
    ? `Differs from what the stage before passed on: ${countLines(passedOn).join(', ')}`
    : undefined;
  const box = flowBox({ title: node.title, count: node.nIn, note }, at, y);
  const side = node.excluded.length > 0 ? exclusionBox(node, at, y) : null;
  const bottom = y + Math.max(box.height, side?.height ?? 0) + FLOW_GAP;
  const x = at.left + at.boxWidth / 2;
  const branch = y + 14;
  const arrow =
    side &&
    svg`<path d="M${at.left + at.boxWidth} ${branch}H${at.sideLeft - 7}" stroke="#000"/>
<path d="M${at.sideLeft} ${branch}l-8 -4v8z"/>`;
  return {
    bottom,
    markup: svg`${box.markup}${side?.markup}<path d="M${x} ${y + box.height}V${bottom - 7}" stroke="#000"/>
<path d="M${x} ${bottom}l-4 -8h8z"/>${arrow}`,
  };
}

function footnote({ asOf, ledgerSeq, source }: CohortFlow, at: FlowColumns, y: number) {
  const when = `${asOf.slice(0, 10)} ${asOf.slice(11, 16)} UTC`;
  const event = ledgerSeq === null ? 'no event' : `event ${formatCount(Number(ledgerSeq))}`;
  const lines = [
    source ??
      `Records of ${when}, up to ${event} of the ledger. Counts are computed from the records: a unit leaves once, at the first stage that excludes it, so that at every stage what entered is what went on and what was excluded.`,
    'Rates are of what entered the stage, with Wilson’s 95 % interval. Volumes of one patient and slices of one volume are taken as independent there, which makes their intervals too narrow.',
  ].flatMap((text) => wrapText(text, at.width - 2 * PAGE.margin, 9));
  return {
    height: lines.length * 12,
    markup: svg`${lines.map((line, n) => svg`<text x="${at.left}" y="${y + n * 12}" font-size="9">${line}</text>`)}`,
  };
}

function countsDiffer(a: FlowCount, b: FlowCount): boolean {
  const differ = (one: number | null, other: number | null): boolean =>
    one !== null && other !== null && one !== other;
  return differ(a.patients, b.patients) || differ(a.volumes, b.volumes) || differ(a.slices, b.slices);
}

function description(flow: CohortFlow): string {
  const first = flow.nodes[0]?.nIn;
  const last = flow.nodes.at(-1)?.nOut;
  if (!first || !last) return 'Cohort flow without stages';
  return `Cohort flow of ${flow.scope} over ${flow.nodes.length} stages, from ${countLines(first).join(', ')} to ${countLines(last).join(', ')}`;
}

function validateNode(node: FlowNode): void {
  const counts: readonly FlowCount[] = [node.nIn, node.nOut, ...node.excluded.map((row) => row.count)];
  const values = counts.flatMap(({ patients, volumes, slices }) => [
    patients ?? 0,
    volumes ?? 0,
    slices ?? 0,
  ]);
  if (values.every((value) => Number.isSafeInteger(value) && value >= 0)) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `A count of stage ${node.stage} is not a whole number of at least 0; compute the flow from the records.`,
  );
}
