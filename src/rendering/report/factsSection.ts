import { html } from '../markup/html.ts';
import type { Markup } from '../markup/markup.ts';
import type { ReportModel } from './types.ts';

/** From what the report was made. */
export function factsSection({ provenance, ledger }: ReportModel): Markup {
  const { generatedAt, freezeHash, seed, versions, dataSets } = provenance;
  return html`<section id="facts" aria-labelledby="facts-title"><h2 id="facts-title">Generated from</h2>
<dl class="facts">
<dt>Records read</dt><dd><time>${generatedAt}</time></dd>
<dt>Freeze</dt><dd>${hash(freezeHash, 'not based on a freeze')}</dd>
<dt>Seed</dt><dd>${seed ?? html`<span class="missing">none recorded</span>`}</dd>
<dt>Versions</dt><dd>${versions.length === 0 && html`<span class="missing">none recorded</span>`}${versions.map(
    ({ name, version }, n) => html`${n > 0 && ' · '}${name} ${version}`,
  )}</dd>
<dt>Data sets</dt><dd>${dataSets.length === 0 && html`<span class="missing">none recorded</span>`}${dataSets.map(
    (set) => html`<p>${set.title}, ${set.licence}. <span class="small">${set.citation}</span></p>`,
  )}</dd>
<dt>Ledger head</dt><dd>${hash(ledger?.headHash ?? null, 'no ledger')}${ledger && html` <span class="small">${String(ledger.length)} events</span>`}</dd>
</dl></section>`;
}

function hash(value: string | null, absent: string): Markup {
  return value === null
    ? html`<span class="missing">${absent}</span>`
    : html`<code class="hash">${value}</code>`;
}
