import { inTransaction } from '../../../database/inTransaction.ts';
import type { PatientRecord } from '../../../graphql/records.ts';
import type { PlannedPatient } from '../../../layouts/types.ts';
import { identifyPatient } from '../../cohort/service/identifyPatient.ts';
import { ensurePatient } from '../../imports/service/ensurePatient.ts';
import { findPatientByPseudonym, insertImportItems } from '../queries.ts';
import type { ItemName, ItemResult, OpenRun } from '../types.ts';
import { itemKey } from '../types.ts';
import { excludeIneligible } from './excludeIneligible.ts';
import type { Eligibility } from './readEligibility.ts';
import { toItemRow } from './toItemRow.ts';

export interface ReadyPatient {
  /** Null in a dry run of a patient who is new. */
  readonly id: string | null;
  readonly eligible: boolean;
}

/** Finds or makes a patient with its identity and, where the rule says so, its exclusion, and writes the item. */
export async function importPatient(
  open: OpenRun,
  planned: PlannedPatient,
  eligibility: Eligibility,
): Promise<ReadyPatient> {
  const { prisma } = open.context.app;
  const { pseudonym } = planned;
  const known = open.dataSetId && (await findPatientByPseudonym(prisma, open.dataSetId, pseudonym));
  const name: ItemName = { kind: 'PATIENT', key: pseudonym, patient: pseudonym };
  const done = open.done.get(itemKey(name));
  if (done) return { id: known ? known.id : null, eligible: done.outcome !== 'SKIPPED' };
  if (open.run.dryRun || open.dataSetId === null) {
    const found = resultOf(eligibility, known ? 'UNCHANGED' : 'IMPORTED');
    await insertImportItems(prisma, [toItemRow(open.run.id, name, found)]);
    return { id: known ? known.id : null, eligible: found.outcome !== 'SKIPPED' };
  }
  return write(open, open.dataSetId, planned, eligibility, name);
}

function write(
  open: OpenRun,
  dataSetId: string,
  { pseudonym, histology, identity }: PlannedPatient,
  eligibility: Eligibility,
  name: ItemName,
): Promise<ReadyPatient> {
  const { context } = open;
  return inTransaction(context, async (tx) => {
    const { patient, isNew } = await ensurePatient(tx, context, { dataSetId, pseudonym, histology });
    if (identity) await identifyPatient(tx, context, patient.id, identity);
    const reinstated = !(await excludeIneligible(tx, context, patient, eligibility));
    const found = resultOf(reinstated ? ACCEPTED : eligibility, isNew ? 'IMPORTED' : 'UNCHANGED');
    await insertImportItems(tx, [toItemRow(open.run.id, name, { ...found, patientId: patient.id })]);
    return readyPatient(patient, found);
  });
}

const ACCEPTED: Eligibility = { verdict: 'ACCEPTED' };

const readyPatient = ({ id }: PatientRecord, { outcome }: ItemResult): ReadyPatient => ({
  id,
  eligible: outcome !== 'SKIPPED',
});

function resultOf(eligibility: Eligibility, outcome: 'IMPORTED' | 'UNCHANGED'): ItemResult {
  switch (eligibility.verdict) {
    case 'ACCEPTED':
      return { outcome };
    case 'REFUSED':
      return { outcome: 'SKIPPED', reason: 'NOT_ELIGIBLE', message: eligibility.message };
    case 'UNKNOWN':
      return { outcome: 'NEEDS_ATTENTION', reason: 'NOT_IN_TABLE', message: eligibility.message };
  }
}
