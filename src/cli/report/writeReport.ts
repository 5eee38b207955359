import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assessRegistration } from '../../rendering/assessRegistration.ts';
import { renderCohortContactSheet } from '../../rendering/renderCohortContactSheet.ts';
import { renderCohortFlowSvg } from '../../rendering/renderCohortFlowSvg.ts';
import { renderComparisonChartSvg } from '../../rendering/renderComparisonChartSvg.ts';
import { renderReportHtml } from '../../rendering/report/renderReportHtml.ts';
import type { ContactSheetItem } from '../../rendering/types.ts';
import type { Client } from '../client/types.ts';
import { formatCsv } from '../comparison/formatCsv.ts';
import { writeProblem } from '../writeProblem.ts';
import { downloadSheets } from './downloadSheets.ts';
import { fetchReportData } from './fetchReportData.ts';
import { toEvidence } from './toEvidence.ts';
import { toFlowPicture } from './toFlowPicture.ts';
import { toReportComparisons } from './toReportComparisons.ts';
import { toReportModel } from './toReportModel.ts';
import type { ReportData, SheetPictures } from './types.ts';

export interface WrittenReport {
  readonly report: string;
  readonly contactSheet: string | null;
  readonly cohortFlow: string;
  readonly table: string;
  readonly qcSheets: readonly string[];
}

/** Writes report.html with its pictures into a folder, older ones replaced. */
export async function writeReport(
  client: Client,
  experimentId: string,
  folder: string,
): Promise<WrittenReport> {
  const data = await fetchReportData(client, experimentId);
  const sheets = await downloadSheets(client, data.registrations);
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  try {
    const items = contactSheetItems(data, sheets);
    const qcSheets: string[] = [];
    for (const { href, png } of sheets.values()) qcSheets.push(await write(href, png));
    for (const chart of toReportComparisons(data.table)) {
      await write(`pictures/chart-${slug(chart.title)}.svg`, renderComparisonChartSvg(chart));
    }
    return {
      report: await write('report.html', renderReportHtml(toReportModel(data, sheets))),
      contactSheet:
        items.length === 0
          ? null
          : await write('pictures/contact-sheet.png', renderCohortContactSheet(items)),
      cohortFlow: await write('pictures/cohort-flow.svg', renderCohortFlowSvg(toFlowPicture(data.flow))),
      table: await write('comparison.csv', `${formatCsv(data.table)}\n`),
      qcSheets,
    };
  } catch (error) {
    throw writeProblem(folder, error);
  }
}

/** A sheet takes 400 pictures at most; the report shows all. */
const MOST_ITEMS = 400;

const contactSheetItems = ({ registrations }: ReportData, sheets: SheetPictures): ContactSheetItem[] =>
  registrations.slice(0, MOST_ITEMS).flatMap((row) => {
    const sheet = sheets.get(row.id);
    if (!sheet) return [];
    const assessment = row.evidence && assessRegistration(toEvidence(row.evidence));
    return [
      {
        title: `${row.fixedVolume.patient.pseudonym} ${row.fixedVolume.name}, ${row.method}`,
        png: sheet.png,
        ...(row.currentVerdict && { verdict: row.currentVerdict }),
        ...(assessment && { banner: { level: assessment.level, text: assessment.reasons.join('; ') } }),
      },
    ];
  });

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
