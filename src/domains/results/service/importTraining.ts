import type { ServiceContext } from '../../../context/types.ts';
import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { readDataset } from '../../../formats/nnunet/readDataset.ts';
import { readPlans } from '../../../formats/nnunet/readPlans.ts';
import { type NnunetSplits, readSplits } from '../../../formats/nnunet/readSplits.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ImportTrainingInput } from '../../../generated/resolverTypes.ts';
import type { TrainingImportRecord } from '../../../graphql/records.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { freezeCases } from '../../exports/service/freezeCases.ts';
import type { ExportCase } from '../../exports/types.ts';
import { findPersonLinks } from '../../freezes/queries.ts';
import { readIncomingFile } from '../../imports/service/readIncomingFile.ts';
import { storeIncomingFile } from '../../imports/service/storeIncomingFile.ts';
import type { IncomingFile } from '../../imports/types.ts';
import { requireName } from '../../people/requireName.ts';
import { describeSplits, type Leak } from '../describeSplits.ts';
import { matchNames } from '../matchNames.ts';
import { insertTrainingImport } from '../queries.ts';
import { MOST_NAMES } from '../types.ts';
import { readCaseNames } from './readCaseNames.ts';
import { requireTextFile } from './requireTextFile.ts';

/**
 * Imports configuration and splits of a training that ran elsewhere on an exported freeze.
 * @throws CORRUPT_FILE naming file and field; INVALID_INPUT naming cases that are no slices of the freeze; CONFLICT
 * naming persons who are on both sides of a split, unless they are to be recorded
 */
export async function importTraining(
  context: ServiceContext,
  input: ImportTrainingInput,
): Promise<TrainingImportRecord> {
  requireName(input.name, 'training');
  const { cases } = await freezeCases(context, input.freezeId);
  const files = await Promise.all(
    [input.dataset, input.plans, input.splits].map((source) => readIncomingFile(context, source)),
  );
  const [dataset, plans, splits] = parse(files);
  const understand = await readCaseNames(context, input, cases);
  const names = new Set(splits.flatMap(({ train, val }) => [...train, ...val]));
  const ignoreUnknown = input.ignoreUnknownCases ?? false;
  const matched = matchNames(names, understand, { fileName: files[2].fileName, ignoreUnknown });
  const described = describeSplits(splits, matched.caseOf, await personsOf(context, cases));
  if (!input.recordLeaks) requireNoLeak(described.leaks);
  for (const file of files) await storeIncomingFile(context, file);
  return write(context, files, {
    ...{ name: input.name, freezeId: input.freezeId },
    dataset: dataset as Prisma.InputJsonObject,
    plans: plans as Prisma.InputJsonObject,
    splits: described.splits as unknown as Prisma.InputJsonArray,
    leaks: described.leaks as unknown as Prisma.InputJsonArray,
    unknownCount: matched.unknown.length,
    unknownCases: matched.unknown.slice(0, MOST_NAMES),
    missingCount: cases.length - matched.caseOf.size,
    fileHashes: files.map(({ hash }) => hash),
  });
}

function parse(files: readonly IncomingFile[]) {
  const [dataset, plans, splits] = files.map(requireTextFile);
  return [
    readDataset(dataset.text, dataset.fileName),
    readPlans(plans.text, plans.fileName),
    readSplits(splits.text, splits.fileName) satisfies NnunetSplits,
  ] as const;
}

/** Linked patients have one name: the least of their identifiers. */
async function personsOf(
  { app }: ServiceContext,
  cases: readonly ExportCase[],
): Promise<(patientId: string) => string> {
  const links = await findPersonLinks(app.prisma, [...new Set(cases.map(({ patientId }) => patientId))]);
  const joined = new Map<string, Set<string>>();
  for (const [one, other] of links) {
    const all = new Set([one, other, ...(joined.get(one) ?? []), ...(joined.get(other) ?? [])]);
    for (const id of all) joined.set(id, all);
  }
  return (patientId) => [...(joined.get(patientId) ?? [patientId])].sort()[0];
}

function requireNoLeak(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return;
  const shown = leaks.slice(0, 5).map(({ split, patients }) => `${patients.join(' = ')} in split ${split}`);
  throw new SonoledgerError(
    'CONFLICT',
    `The splits have one person in training and validation: ${shown.join('; ')}. Train again with the splits_final.json of the export, or record the leak with recordLeaks.`,
    { leakCount: leaks.length },
  );
}

function write(
  context: ServiceContext,
  files: readonly IncomingFile[],
  data: Prisma.TrainingImportUncheckedCreateInput,
): Promise<TrainingImportRecord> {
  return inTransaction(context, async (tx) => {
    for (const { hash, bytes, fileName } of files) {
      await ensureBlob(tx, { hash, sizeBytes: bytes.length, mediaType: 'application/json', fileName });
    }
    const record = await insertTrainingImport(tx, data);
    await recordChange(tx, context, {
      action: 'TRAINING_IMPORTED',
      entity: 'TrainingImport',
      entityId: record.id,
      after: {
        ...{ name: data.name, freezeId: data.freezeId, fileHashes: data.fileHashes, leaks: data.leaks },
        ...{ unknownCount: data.unknownCount, missingCount: data.missingCount },
      },
    });
    return record;
  });
}
