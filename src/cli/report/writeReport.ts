import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderCohortFlowSvg } from '../../rendering/renderCohortFlowSvg.ts';
import { renderComparisonChartSvg } from '../../rendering/renderComparisonChartSvg.ts';
import { renderReportHtml } from '../../rendering/report/renderReportHtml.ts';
import type { Client } from '../client/types.ts';
import { formatCsv } from '../comparison/formatCsv.ts';
import { writeProblem } from '../writeProblem.ts';
import { downloadSheets } from './downloadSheets.ts';
import { fetchReportData } from './fetchReportData.ts';
import { renderContactSheets } from './renderContactSheets.ts';
import { toContactSheetItems } from './toContactSheetItems.ts';
import { toFlowPicture } from './toFlowPicture.ts';
import { toReportComparisons } from './toReportComparisons.ts';
import { toReportModel } from './toReportModel.ts';

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
    const contactSheets: { href: string; path: string }[] = [];
    for (const { suffix, png } of renderContactSheets(toContactSheetItems(data.registrations, sheets))) {
      const href = `pictures/contact-sheet${suffix}.png`;
      contactSheets.push({ href, path: await write(href, png) });
    }
    const qcSheets: string[] = [];
    for (const { href, png } of sheets.values()) qcSheets.push(await write(href, png));
    for (const chart of toReportComparisons(data.table)) {
      await write(`pictures/chart-${slug(chart.title)}.svg`, renderComparisonChartSvg(chart));
    }
    return {
      report: await write(
        'report.html',
        renderReportHtml(toReportModel(data, sheets, contactSheets[0]?.href)),
      ),
      contactSheet: contactSheets[0]?.path ?? null,
      cohortFlow: await write('pictures/cohort-flow.svg', renderCohortFlowSvg(toFlowPicture(data.flow))),
      table: await write('comparison.csv', `${formatCsv(data.table)}\n`),
      qcSheets,
    };
  } catch (error) {
    throw writeProblem(folder, error);
  }
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
