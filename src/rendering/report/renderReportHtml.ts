import { html } from '../markup/html.ts';
import { Markup } from '../markup/markup.ts';
import { renderCohortFlowSvg } from '../renderCohortFlowSvg.ts';
import { casesSection } from './casesSection.ts';
import { comparisonSection } from './comparisonSection.ts';
import { exclusionsSection } from './exclusionsSection.ts';
import { factsSection } from './factsSection.ts';
import { patientsSection } from './patientsSection.ts';
import { REPORT_STYLE } from './reportStyle.ts';
import type { ReportModel } from './types.ts';

/**
 * A report as one HTML document with its style and drawings inside. All text of the model is escaped, and no
 * script runs in it. Pictures are the model's: data URIs, or links that the caller keeps valid.
 *
 * @throws INVALID_INPUT for a link of another scheme than http(s), or counts and cells that do not fit.
 */
export function renderReportHtml(model: ReportModel): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: 'self' http: https: file:; style-src 'unsafe-inline'">
<title>${model.title}</title><style>${new Markup(REPORT_STYLE)}</style></head>
<body><header><h1>${model.title}</h1>${model.subtitle !== undefined && html`<p class="lead">${model.subtitle}</p>`}</header>
<nav aria-label="Contents"><a href="#facts">Generated from</a><a href="#flow">Cohort flow</a><a href="#comparisons">Comparisons</a><a href="#cases">Cases</a><a href="#patients">Patients</a><a href="#exclusions">Exclusions</a></nav>
<main>${factsSection(model)}${flowSection(model)}${comparisonsSection(model)}${casesSection(model)}${patientsSection(model)}${exclusionsSection(model)}</main>
<footer>${ledgerLine(model)}</footer></body></html>
`.text;
}

function flowSection({ cohortFlow }: ReportModel): Markup {
  return html`<section id="flow" aria-labelledby="flow-title"><h2 id="flow-title">Cohort flow</h2>
${
  cohortFlow === null
    ? html`<p class="missing">No cohort flow.</p>`
    : html`<figure>${new Markup(renderCohortFlowSvg(cohortFlow))}</figure>`
}</section>`;
}

function comparisonsSection({ comparisons, cases }: ReportModel): Markup {
  return html`<section id="comparisons" aria-labelledby="comparisons-title"><h2 id="comparisons-title">Comparisons</h2>
${comparisons.length === 0 && html`<p class="missing">No comparison.</p>`}${comparisons.map((comparison, n) => comparisonSection(comparison, n, cases))}</section>`;
}

function ledgerLine({ ledger }: ReportModel): Markup {
  if (ledger === null) return html`No ledger stands behind this report.`;
  return html`Ledger of ${ledger.length} events, head <code class="hash">${ledger.headHash}</code>. Verify it to check that nothing behind this report was changed.`;
}
