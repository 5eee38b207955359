import { formatCount } from '../formatCount.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/markup.ts';
import type { ReportCase, ReportCell, ReportCellCase, ReportComparison } from './types.ts';

/** Name of a cell inside the document. */
export const cellKey = (comparison: number, cell: number): string => `cell-${comparison + 1}-${cell + 1}`;

/** The cases behind each cell of a comparison; one shows when its cell's link is followed. */
export function cellSections(
  comparison: ReportComparison,
  number: number,
  cases: readonly ReportCase[],
): Markup {
  const byKey = new Map(cases.map((each) => [each.key, each]));
  return html`${comparison.cells.map(
    (cell, n) => cell.cases && cellSection(comparison, cell, cell.cases, cellKey(number, n), byKey),
  )}`;
}

function cellSection(
  { title, arms, bins }: ReportComparison,
  cell: ReportCell,
  cases: readonly ReportCellCase[],
  key: string,
  byKey: ReadonlyMap<string, ReportCase>,
): Markup {
  const arm = arms.find((each) => each.key === cell.arm)?.title;
  const bin = bins.find((each) => each.key === cell.bin)?.title;
  return html`<section class="cell" id="${key}" aria-label="Cases of a cell"><h4><span>${title}, ${arm}, ${bin}: ${formatCount(cases.length)} cases</span><a class="close" href="#comparisons">close</a></h4>
<div class="scroll"><table><caption class="small">Mean, lowest and highest of the defined values of each case.</caption>
<thead><tr><th scope="col">Case</th><th scope="col">Label</th><th scope="col" class="number">n</th><th scope="col" class="number">Mean</th><th scope="col" class="number">Lowest</th><th scope="col" class="number">Highest</th></tr></thead>
<tbody>${cases.map((each) => caseRow(each, byKey.get(each.caseKey)))}</tbody></table></div></section>`;
}

function caseRow(
  { caseKey, nTotal, nDefined, mean, lowest, highest }: ReportCellCase,
  found?: ReportCase,
): Markup {
  const name = found ? `${found.patient} ${found.volume}` : caseKey;
  return html`<tr><th scope="row"><a href="#${caseKey}">${name}</a></th><td>${found?.label}</td>
<td class="number ${nDefined < nTotal ? 'partial' : ''}">${formatCount(nDefined)} / ${formatCount(nTotal)}</td>${[mean, lowest, highest].map(number)}</tr>`;
}

function number(value: number | null): Markup {
  return value === null
    ? html`<td class="number missing">none</td>`
    : html`<td class="number">${value.toFixed(2)}</td>`;
}
