import type { ReportModel } from '../../rendering/report/types.ts';
import { groupCases } from './groupCases.ts';
import { toFlowPicture } from './toFlowPicture.ts';
import { toReportCases } from './toReportCases.ts';
import { toReportComparisons } from './toReportComparisons.ts';
import { toReportExclusions } from './toReportExclusions.ts';
import { toReportPatients } from './toReportPatients.ts';
import type { ReportData, SheetPictures } from './types.ts';

/** The report of an experiment as plain data. */
export function toReportModel(
  data: ReportData,
  sheets: SheetPictures,
  contactSheetHref?: string,
): ReportModel {
  const { table, freeze, registrations, ledger } = data;
  return {
    title: table.experiment.name,
    subtitle: `Comparison on freeze "${freeze.name}"`,
    provenance: {
      generatedAt: data.readAt,
      freezeHash: freeze.hash,
      seed: [
        ...unique(registrations.map(({ seed }) => `registration ${seed}`)),
        `folds ${freeze.foldSeed}`,
      ].join(', '),
      versions: [
        { name: 'Sonoledger', version: data.serverVersion },
        ...versionsOf(registrations),
        ...table.definitions.map(({ id }) => ({ name: id.split('@')[0], version: id.split('@')[1] })),
      ],
      dataSets: data.dataSets.map(({ name, licence, citation }) => ({ title: name, licence, citation })),
    },
    cohortFlow: toFlowPicture(data.flow),
    comparisons: toReportComparisons(table, groupCases(data)),
    cases: toReportCases(data, sheets),
    ...(contactSheetHref !== undefined && { contactSheetHref }),
    patients: toReportPatients(data, sheets),
    exclusions: toReportExclusions(data),
    ledger: { headHash: ledger.headHash, length: ledger.eventCount },
  };
}

const versionsOf = (registrations: ReportData['registrations']): { name: string; version: string }[] =>
  unique(registrations.map(({ method, methodVersion }) => `${method} ${methodVersion}`)).map((text) => {
    const [name, ...version] = text.split(' ');
    return { name, version: version.join(' ') };
  });

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
