import { formatCount } from '../formatCount.ts';
import { html } from '../markup/html.ts';
import { Markup } from '../markup/markup.ts';
import { renderComparisonChartSvg } from '../renderComparisonChartSvg.ts';
import { cellKey, cellSections } from './cellSections.ts';
import type { ReportCase, ReportCell, ReportComparison } from './types.ts';

/** One comparison: how it was summarised, the table of arms by size bins, the statements and the chart. */
export function comparisonSection(
  comparison: ReportComparison,
  number: number,
  cases: readonly ReportCase[],
): Markup {
  const { title, summaryPolicy, unitOfAnalysis, statements } = comparison;
  return html`<h3>${title}</h3>
<p class="note">Mean ± SD over ${unitOfAnalysis}, summary policy ${summaryPolicy}. n is defined / total. PP is the share of slices with a non-empty prediction.</p>
<div class="scroll"><table>
<caption class="small">${metricTitle(comparison)}</caption>
${tableHead(comparison)}
<tbody>${comparison.arms.map((arm) => armRow(comparison, number, arm.key, arm.title))}</tbody>
</table></div>
${cellSections(comparison, number, cases)}
${statements.length > 0 && html`<ul>${statements.map((text) => html`<li>${text}</li>`)}</ul>`}
<figure>${new Markup(renderComparisonChartSvg(comparison))}</figure>`;
}

function tableHead({ bins }: ReportComparison): Markup {
  return html`<thead><tr><th scope="col" rowspan="2">Arm</th>${bins.map(
    (bin) => html`<th scope="colgroup" colspan="3" class="bin">${bin.title}</th>`,
  )}</tr>
<tr>${bins.map(
    () =>
      html`<th scope="col" class="number first">Mean ± SD</th><th scope="col" class="number">n</th><th scope="col" class="number">PP</th>`,
  )}</tr></thead>`;
}

function armRow({ bins, cells }: ReportComparison, number: number, arm: string, title: string): Markup {
  return html`<tr><th scope="row">${title}</th>${bins.map((bin) => {
    const at = cells.findIndex((cell) => cell.arm === arm && cell.bin === bin.key);
    return binCells(cells[at], cellKey(number, at));
  })}</tr>`;
}

function binCells(cell: ReportCell | undefined, key: string): Markup {
  if (!cell) return html`<td colspan="3" class="first missing">not evaluated</td>`;
  const partial = cell.nDefined < cell.nTotal ? 'partial' : '';
  const pp = cell.pp === null ? '–' : `${(100 * cell.pp).toFixed(1)} %`;
  return html`<td class="number first">${cell.cases ? html`<a href="#${key}">${summary(cell)}</a>` : summary(cell)}</td>
<td class="number ${partial}">${formatCount(cell.nDefined)} / ${formatCount(cell.nTotal)}</td><td class="number">${pp}</td>`;
}

function summary({ mean, sd }: ReportCell): Markup {
  if (mean === null) return html`<span class="missing">no defined value</span>`;
  return html`${mean.toFixed(2)}${sd !== null && ` ± ${sd.toFixed(2)}`}`;
}

function metricTitle({ metricTitle: title, unit }: ReportComparison): string {
  return unit === '' ? title : `${title} (${unit})`;
}
