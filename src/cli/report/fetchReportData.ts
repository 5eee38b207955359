import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { VERIFY_LEDGER } from '../commands/ledgerCommand.ts';
import { fetchTable } from '../comparison/fetchTable.ts';
import { SUBJECT_KINDS } from '../options/choices.ts';
import { fetchCohortFlow } from '../pipeline/fetchCohortFlow.ts';
import { fetchExclusions } from '../pipeline/fetchExclusions.ts';
import { fetchRegistrations } from '../pipeline/fetchRegistrations.ts';
import { fetchCases } from './fetchCases.ts';
import type {
  ArmCases,
  PredictionOrigin,
  ReportData,
  ReportDataSet,
  ReportFreeze,
  ReportPatientRow,
  ReportPrediction,
} from './types.ts';

interface Arm {
  readonly name: string;
  readonly model: { readonly id: string } | null;
  readonly annotatorRun: { readonly id: string; readonly registrationMethod: string | null } | null;
  readonly metricRun: { readonly id: string } | null;
}

const BASIS = operation<
  {
    server: { readonly version: string };
    experiment: { readonly arms: readonly Arm[]; readonly freeze: ReportFreeze };
  },
  { experimentId: string }
>(
  /* GraphQL */ `query ReportBasis($experimentId: ID!) {
    server { version }
    experiment(id: $experimentId) {
      arms { name model { id } annotatorRun { id registrationMethod } metricRun { id } }
      freeze { id name hash foldSeed folds { patients { dataSet { name licence citation } } } }
    }
  }`,
);

const PATIENTS = operation<
  { patients: Page<ReportPatientRow> },
  { dataSets: readonly string[]; after?: string | null }
>(
  /* GraphQL */ `query ReportPatients($dataSets: [String!], $after: String) {
    patients(first: 100, after: $after, filter: { dataSetName: { in: $dataSets } }) {
      nodes { id pseudonym dataSet { name } volumes { id name annotations { id structure } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
);

const PREDICTIONS = operation<
  {
    predictions: readonly (PredictionOrigin & {
      readonly id: string;
      readonly volume: { readonly name: string; readonly patient: { readonly pseudonym: string } };
    })[];
  },
  { modelId?: string; annotatorRunId?: string }
>(
  /* GraphQL */ `query ReportPredictions($modelId: ID, $annotatorRunId: ID) {
    predictions(modelId: $modelId, annotatorRunId: $annotatorRunId) {
      id state missingReason
      volume { name patient { pseudonym } }
      model { name }
      annotation { id origin annotator { name } }
      pseudoLabel {
        id
        annotation { id origin }
        registration { id movingToFixedLps standingVerdict }
      }
    }
  }`,
);

/** Reads all that a report of an experiment shows. */
export async function fetchReportData(client: Client, experimentId: string): Promise<ReportData> {
  const { server, experiment } = await client.request(BASIS, { experimentId });
  const { freeze, arms } = experiment;
  const dataSets = dataSetsOf(freeze);
  const names = dataSets.map(({ name }) => name);
  const scope = { in: ['ALL', `FREEZE:${freeze.id}`] };
  const subjectKind = SUBJECT_KINDS.filter((kind) => kind !== 'SLICE');
  const [table, flow, patients, registrations, predictions, cases, exclusions, ledger] = await Promise.all([
    fetchTable(client, { experimentId }),
    fetchCohortFlow(client, { freezeId: freeze.id }),
    fetchAll(client, PATIENTS, { dataSets: names }, (data) => data.patients),
    fetchRegistrations(client, { dataSetName: { in: names } }),
    fetchPredictions(client, arms),
    fetchArmCases(client, arms),
    fetchExclusions(client, { scope, subjectKind }),
    client.request(VERIFY_LEDGER, {}),
  ]);
  return {
    table,
    freeze,
    dataSets,
    flow,
    patients: patients.sort((a, b) => a.pseudonym.localeCompare(b.pseudonym)),
    registrations,
    predictions,
    cases,
    exclusions,
    ledger: ledger.verifyLedger,
    serverVersion: server.version,
    readAt: new Date().toISOString(),
  };
}

function dataSetsOf({ folds }: ReportFreeze): ReportDataSet[] {
  const all = folds.flatMap(({ patients }) => patients.map(({ dataSet }) => dataSet));
  return [...new Map(all.map((dataSet) => [dataSet.name, dataSet])).values()];
}

async function fetchPredictions(client: Client, arms: readonly Arm[]): Promise<ReportPrediction[]> {
  const lists = await Promise.all(
    arms.map(async ({ name, model, annotatorRun }) => {
      const producer = { modelId: model?.id, annotatorRunId: annotatorRun?.id };
      const { predictions } = await client.request(PREDICTIONS, producer);
      return predictions.map(({ id, volume, ...origin }) => ({
        id,
        arm: name,
        patient: volume.patient.pseudonym,
        volume: volume.name,
        origin,
      }));
    }),
  );
  return lists.flat();
}

/** One arm after the other: each is many pages. */
async function fetchArmCases(client: Client, arms: readonly Arm[]): Promise<ArmCases[]> {
  const all: ArmCases[] = [];
  for (const { name, metricRun, annotatorRun } of arms) {
    if (!metricRun) continue;
    const rows = await fetchCases(client, metricRun.id);
    all.push({ arm: name, registrationMethod: annotatorRun?.registrationMethod ?? null, rows });
  }
  return all;
}
