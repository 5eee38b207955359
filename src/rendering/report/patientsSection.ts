import { html } from '../markup/html.ts';
import type { Markup } from '../markup/markup.ts';
import type { EvidenceLevel, Verdict } from '../types.ts';
import { safeUrl } from './safeUrl.ts';
import type { ReportModel, ReportPatient, ReportRegistration } from './types.ts';

const LEVEL: Readonly<Record<EvidenceLevel, readonly [string, string]>> = {
  WORSE: ['bad', 'worse than tracked pose'],
  NOT_BETTER: ['warn', 'not better by evidence'],
  BETTER: ['good', 'better by evidence'],
  NOT_MEASURED: ['warn', 'no evidence'],
  TRACKED: ['', 'tracked pose'],
};

export const VERDICT: Readonly<Record<Verdict, readonly [string, string]>> = {
  ACCEPTED: ['good', 'accepted'],
  REJECTED: ['bad', 'rejected'],
  UNSURE: ['warn', 'unsure'],
  OPEN: ['warn', 'readers disagree'],
};

/** One row per registration, grouped by patient; a patient without any keeps a row. */
export function patientsSection({ patients, contactSheetHref }: ReportModel): Markup {
  return html`<section id="patients" aria-labelledby="patients-title"><h2 id="patients-title">Patients and registrations</h2>
${contactSheetHref !== undefined && html`<p><a href="${safeUrl(contactSheetHref, 'link')}">All quality-control sheets on one picture</a></p>`}
${patients.length === 0 ? html`<p class="missing">No patients.</p>` : table(patients)}</section>`;
}

function table(patients: readonly ReportPatient[]): Markup {
  return html`<div class="scroll"><table>
<caption class="small">Target registration error (mTRE) before is at the tracked pose. Evidence is measured; the verdict is a person's.</caption>
<thead><tr><th scope="col">Patient</th><th scope="col">Volume</th><th scope="col">Method</th><th scope="col" class="number">mTRE before</th><th scope="col" class="number">mTRE after</th><th scope="col">Evidence and warnings</th><th scope="col">Verdict</th><th scope="col">QC sheet</th></tr></thead>
<tbody>${patients.map(patientRows)}</tbody></table></div>`;
}

function patientRows({ patient, dataSet, registrations }: ReportPatient): Markup {
  const rows = Math.max(1, registrations.length);
  const name = html`<th scope="rowgroup" rowspan="${rows}">${patient}<div class="small">${dataSet}</div></th>`;
  if (registrations.length === 0) {
    return html`<tr>${name}<td colspan="7" class="missing">no registration</td></tr>`;
  }
  return html`${registrations.map(
    (registration, n) => html`<tr>${n === 0 && name}${registrationCells(registration, patient)}</tr>`,
  )}`;
}

function registrationCells(registration: ReportRegistration, patient: string): Markup {
  const { volume, method, mtreBeforeMm, mtreAfterMm, evidenceLevel, warnings, verdict } = registration;
  return html`<td>${volume}</td><td>${method}</td>${millimetres(mtreBeforeMm)}${millimetres(mtreAfterMm)}
<td>${badge(LEVEL[evidenceLevel])}${warnings.map((text) => badge(['warn', text]))}</td>
<td>${verdict === null ? html`<span class="missing">not reviewed</span>` : badge(VERDICT[verdict])}</td>
<td class="thumbnail">${sheet(registration, `Registration QC sheet of ${patient}, ${volume}`)}</td>`;
}

function millimetres(value: number | null): Markup {
  return value === null
    ? html`<td class="number missing">not measured</td>`
    : html`<td class="number">${value.toFixed(2)} mm</td>`;
}

export function badge([tone, text]: readonly [string, string]): Markup {
  return html`<span class="badge ${tone}">${text}</span>`;
}

function sheet({ thumbnailSrc, sheetHref }: ReportRegistration, alt: string): Markup {
  if (thumbnailSrc === undefined && sheetHref === undefined) return html`<span class="missing">none</span>`;
  const content =
    thumbnailSrc === undefined
      ? html`open`
      : html`<img src="${safeUrl(thumbnailSrc, 'picture')}" alt="${alt}" loading="lazy">`;
  return sheetHref === undefined
    ? content
    : html`<a href="${safeUrl(sheetHref, 'link')}" aria-label="${alt}">${content}</a>`;
}
