import { formatCount } from '../formatCount.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/markup.ts';
import { badge, VERDICT } from './patientsSection.ts';
import { safeUrl } from './safeUrl.ts';
import type { ReportCase, ReportModel, ReportSlice, ReportTransform } from './types.ts';

/** Every arm on every volume: where its label comes from, the transform and verdict behind it, its worst slices. */
export function casesSection({ cases }: ReportModel): Markup {
  return html`<section id="cases" aria-labelledby="cases-title"><h2 id="cases-title">Cases</h2>
${cases.length === 0 ? html`<p class="missing">No case was scored.</p>` : table(cases)}</section>`;
}

function table(cases: readonly ReportCase[]): Markup {
  return html`<div class="scroll"><table class="cases">
<caption class="small">One row for each arm and ultrasound volume. A number in the tables above leads here.</caption>
<thead><tr><th scope="col">Case</th><th scope="col">Arm</th><th scope="col">Label and its record</th><th scope="col">Reference</th><th scope="col">Transform</th><th scope="col">Verdict</th><th scope="col">Slices</th></tr></thead>
<tbody>${cases.map(caseRow)}</tbody></table></div>`;
}

function caseRow(each: ReportCase): Markup {
  const { key, arm, patient, volume, label, labelId, reference, transform } = each;
  return html`<tr id="${key}"><th scope="row">${patient}<div class="small">${volume}</div></th><td>${arm}</td>
<td>${label}${labelId !== null && html`<div><code class="small">${labelId}</code></div>`}</td><td><code>${reference}</code></td>
<td>${transform ? transformCell(transform, `QC sheet of ${patient}, ${volume}`) : html`<span class="missing">none</span>`}</td>
<td>${verdict(transform)}</td><td>${slices(each)}</td></tr>`;
}

function transformCell(transform: ReportTransform, alt: string): Markup {
  const { method, registrationId, movingToFixedLps, mtreBeforeMm, mtreAfterMm, sheetHref } = transform;
  const millimetres = (value: number | null): string => (value === null ? 'not measured' : value.toFixed(2));
  return html`${method}, mTRE ${millimetres(mtreBeforeMm)} → ${millimetres(mtreAfterMm)}${mtreAfterMm !== null && ' mm'}
${sheetHref !== undefined && html`<div><a href="${safeUrl(sheetHref, 'link')}" aria-label="${alt}">QC sheet</a></div>`}
<div><code class="small">${registrationId}</code></div>${movingToFixedLps && html`<details><summary>Matrix</summary><div class="small">MRI to ultrasound, LPS mm</div><pre>${matrixText(movingToFixedLps)}</pre></details>`}`;
}

/** Four rows of four numbers, aligned. */
function matrixText(matrix: readonly number[]): string {
  const rows = [0, 1, 2, 3].map((row) => matrix.slice(4 * row, 4 * row + 4));
  return rows.map((row) => row.map((value) => value.toFixed(5).padStart(12)).join('')).join('\n');
}

function verdict(transform: ReportTransform | null): Markup {
  if (!transform) return html`<span class="missing">not applicable</span>`;
  return transform.verdict === null
    ? html`<span class="missing">not reviewed</span>`
    : badge(VERDICT[transform.verdict]);
}

function slices({ slices: shown, sliceCount, metricTitles }: ReportCase): Markup {
  const title =
    shown.length < sliceCount
      ? `${formatCount(sliceCount)}, the ${shown.length} worst`
      : formatCount(sliceCount);
  return html`<details><summary>${title}</summary><table><thead><tr><th scope="col">Slice</th><th scope="col" class="number">Area mm²</th>${metricTitles.map(
    (metric) => html`<th scope="col" class="number">${metric}</th>`,
  )}</tr></thead><tbody>${shown.map(sliceRow)}</tbody></table></details>`;
}

function sliceRow({ title, areaMm2, values }: ReportSlice): Markup {
  return html`<tr><th scope="row">${title}</th><td class="number">${areaMm2.toFixed(1)}</td>${values.map(
    (value) =>
      typeof value === 'number'
        ? html`<td class="number">${value.toFixed(3)}</td>`
        : html`<td class="number missing">${value}</td>`,
  )}</tr>`;
}
