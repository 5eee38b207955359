import type { Named } from '../lookups/resolveNamed.ts';
import type { WrittenReport } from '../report/writeReport.ts';

interface Ending {
  readonly url: string;
  readonly dataDir: string;
  readonly report: WrittenReport;
  readonly experiment: Named;
  readonly freeze: Named;
  /** How a command names this server, such as "--data-dir study "; empty for the default one. */
  readonly target: string;
  /** Whether the server goes on; a foreign one is not ours to stop. */
  readonly server: 'RUNNING' | 'STOPPED' | 'FOREIGN';
}

/** Where everything lies and what to try next. */
export function closingWords(ending: Ending): string {
  const { url, report, experiment, freeze, target, server } = ending;
  const files = [
    `  Report         ${report.report}`,
    `  Contact sheet  ${report.contactSheet ?? '(no picture)'}`,
    `  Cohort flow    ${report.cohortFlow}`,
    `  Table          ${report.table}`,
    `  QC sheets      ${report.qcSheets.length} beside the contact sheet`,
    '',
  ];
  if (server === 'STOPPED') {
    const again = `Start it with: npx sonoledger ${target}serve`;
    return [...files, `The server has stopped; its data stays in ${ending.dataDir}. ${again}`].join('\n');
  }
  return [
    ...files,
    `The server is at ${url}. Ask it at ${url}/graphiql, for example:`,
    ...queries(experiment, freeze).map((query) => `  ${query}`),
    'or on the command line:',
    `  npx sonoledger ${target}table "${experiment.name}" --format markdown`,
    `  npx sonoledger ${target}ledger verify`,
    ...(server === 'RUNNING' ? [`It goes on by itself. Stop it with: npx sonoledger ${target}stop`] : []),
  ].join('\n');
}

/** From a cell down to label, transform and verdict; who left and why; what the evidence speaks against. */
const queries = (experiment: Named, freeze: Named): string[] => [
  `{ comparisonTable(experimentId: "${experiment.id}", definitionIds: ["dice@1"]) { cells { arm { name } sizeBin { title } mean nDefined nTotal cases(first: 2) { nodes { areaMm2 pictureUrl prediction { pseudoLabel { registration { standingVerdict evidence { mtreRegisteredMm } } } } } } } } }`,
  `{ cohortFlow(freezeId: "${freeze.id}") { nodes { title nIn { patients slices } excluded { reason { title } count { patients } } nOut { patients slices } } } }`,
  '{ registrations(filter: { betterByEvidence: false }) { nodes { method fixedVolume { patient { pseudonym } } evidence { warnings } } } }',
];
