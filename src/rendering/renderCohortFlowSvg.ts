import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { exclusionBox } from './flow/exclusionBox.ts';
import { FLOW_GAP, FLOW_WIDTH, type FlowBlock, flowBox, flowEnd } from './flow/flowBox.ts';
import type { Markup } from './markup/markup.ts';
import { svg } from './markup/svg.ts';
import type { CohortFlow, FlowCount, FlowNode } from './types.ts';

const MARGIN = 16;

/**
 * The flow of a cohort as a diagram in the manner of STARD and CONSORT, as SVG text, black on white: a box per
 * stage with its counts, at its side the reasons for exclusion with theirs, rows of zero included. Where a
 * stage receives other counts than the one before passed on, the box says so.
 *
 * @throws INVALID_INPUT when a count is not a whole number of at least 0.
 */
export function renderCohortFlowSvg(flow: CohortFlow): string {
  flow.nodes.forEach(validateNode);
  const parts: Markup[] = [];
  let y = MARGIN;
  flow.nodes.forEach((node, n) => {
    const box = flowBox(node, flow.nodes[n - 1]?.nOut, y);
    const side = node.excluded.length > 0 ? exclusionBox(node, y + box.height + FLOW_GAP) : null;
    const bottom = y + box.height + FLOW_GAP + (side ? side.height + FLOW_GAP : 0);
    parts.push(box.markup, arrows(y + box.height, bottom, side));
    if (side) parts.push(side.markup);
    y = bottom;
  });
  const end = flowEnd(flow.nodes.at(-1)?.nOut, y);
  const height = Math.ceil(y + end.height + MARGIN);
  return svg`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${FLOW_WIDTH} ${height}" width="${FLOW_WIDTH}" height="${height}" font-family="DejaVu Sans, Verdana, sans-serif" font-size="13" fill="#000" role="img" aria-label="${description(flow)}">
<rect width="${FLOW_WIDTH}" height="${height}" fill="#fff"/>
${parts}${end.markup}
</svg>`.text;
}

/** The line from a box to the next, and its branch to the middle of the exclusions. */
function arrows(
  top: number,
  bottom: number,
  side: (FlowBlock & { readonly left: number; readonly top: number }) | null,
): Markup {
  const x = FLOW_WIDTH * 0.24;
  const branch = side ? side.top + side.height / 2 : 0;
  return svg`<path d="M${x} ${top}V${bottom - 7}" stroke="#000" stroke-width="1.4"/>${head(x, bottom, 'down')}
${side && svg`<path d="M${x} ${branch}H${side.left - 7}" stroke="#000" stroke-width="1.4"/>${head(side.left, branch, 'right')}`}`;
}

function head(x: number, y: number, to: 'down' | 'right'): Markup {
  const shape = to === 'down' ? svg`M${x} ${y}l-5 -9h10z` : svg`M${x} ${y}l-9 -5v10z`;
  return svg`<path d="${shape}"/>`;
}

function description(flow: CohortFlow): string {
  const first = flow.nodes[0]?.nIn;
  const last = flow.nodes.at(-1)?.nOut;
  if (!first || !last) return 'Cohort flow without stages';
  return `Cohort flow over ${flow.nodes.length} stages, from ${first.patients} to ${last.patients} patients and from ${first.volumes} to ${last.volumes} volumes`;
}

function validateNode(node: FlowNode): void {
  const counts: readonly FlowCount[] = [node.nIn, node.nOut, ...node.excluded.map((row) => row.count)];
  const values = counts.flatMap(({ patients, volumes, slices }) => [patients, volumes, slices ?? 0]);
  if (values.every((value) => Number.isSafeInteger(value) && value >= 0)) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `A count of stage ${node.stage} is not a whole number of at least 0; compute the flow from the records.`,
  );
}
