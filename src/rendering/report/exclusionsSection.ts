import { html } from '../markup/html.ts';
import type { Markup } from '../markup/markup.ts';
import type { ReportDecision, ReportExclusion, ReportModel } from './types.ts';

/** Every exclusion record with its typed reason, the decision behind it and its time. */
export function exclusionsSection({ exclusions }: ReportModel): Markup {
  return html`<section id="exclusions" aria-labelledby="exclusions-title"><h2 id="exclusions-title">Exclusions</h2>
${exclusions.length === 0 ? html`<p class="missing">No exclusion was recorded.</p>` : table(exclusions)}</section>`;
}

function table(exclusions: readonly ReportExclusion[]): Markup {
  return html`<div class="scroll"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">Stage</th><th scope="col">Reason</th><th scope="col">Decided by</th><th scope="col">Decided</th></tr></thead>
<tbody>${exclusions.map(exclusionRow)}</tbody></table></div>`;
}

function exclusionRow(exclusion: ReportExclusion): Markup {
  const { subject, stage, reasonCode, reasonTitle, decision, decidedAt, timing, reinstated } = exclusion;
  const late = timing === 'AFTER_OUTCOMES';
  return html`<tr><th scope="row">${subject}${reinstated && html` <span class="badge">reinstated</span>`}</th>
<td><code>${stage}</code></td><td>${reasonTitle}<div><code class="small">${reasonCode}</code></div></td>
<td>${decisionText(decision)}</td>
<td><time>${decidedAt}</time><div>${late ? html`<span class="badge warn">after outcomes were seen</span>` : html`<span class="small">before outcomes were seen</span>`}</div></td></tr>`;
}

function decisionText(decision: ReportDecision): Markup {
  if (decision.kind === 'REVIEW') {
    return html`${decision.reviewer}${decision.comment !== '' && html`<div class="small">${decision.comment}</div>`}`;
  }
  const value = (number: number | null): string =>
    number === null ? 'not measured' : `${number} ${decision.unit}`.trim();
  return html`<code>${decision.rule}</code><div class="small">measured ${value(decision.measured)}${
    decision.threshold !== null && `, threshold ${value(decision.threshold)}`
  }</div>`;
}
