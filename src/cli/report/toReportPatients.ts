import { assessRegistration } from '../../rendering/assessRegistration.ts';
import { renderThumbnail } from '../../rendering/renderThumbnail.ts';
import type { ReportPatient, ReportRegistration } from '../../rendering/report/types.ts';
import type { RegistrationRow } from '../pipeline/fetchRegistrations.ts';
import { toEvidence } from './toEvidence.ts';
import type { ReportData, SheetPictures } from './types.ts';

const THUMBNAIL_WIDTH = 320;

/** Every patient with their registrations; a patient without any keeps a row. */
export function toReportPatients(
  { patients, registrations }: ReportData,
  sheets: SheetPictures,
): ReportPatient[] {
  return patients.map(({ pseudonym, dataSet }) => ({
    patient: pseudonym,
    dataSet: dataSet.name,
    registrations: registrations
      .filter(
        ({ fixedVolume: { patient } }) =>
          patient.pseudonym === pseudonym && patient.dataSet.name === dataSet.name,
      )
      .map((row) => toRegistration(row, sheets)),
  }));
}

function toRegistration(row: RegistrationRow, sheets: SheetPictures): ReportRegistration {
  const { evidence, fixedVolume, method, error, state } = row;
  const sheet = sheets.get(row.id);
  const failure = evidence === null ? [error === null ? state : `${error.code}: ${error.message}`] : [];
  return {
    volume: fixedVolume.name,
    method,
    mtreBeforeMm: evidence?.mtreTrackedMm ?? null,
    mtreAfterMm: evidence?.mtreRegisteredMm ?? null,
    evidenceLevel: evidence === null ? 'NOT_MEASURED' : assessRegistration(toEvidence(evidence)).level,
    warnings: [...failure, ...(evidence?.warnings ?? [])],
    verdict: row.standingVerdict,
    ...(sheet && { sheetHref: sheet.href, thumbnailSrc: thumbnail(sheet.png) }),
  };
}

const thumbnail = (png: Uint8Array): string =>
  `data:image/png;base64,${Buffer.from(renderThumbnail(png, THUMBNAIL_WIDTH)).toString('base64')}`;
