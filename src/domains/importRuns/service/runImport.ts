import { eachConcurrently } from '../../../jobs/eachConcurrently.ts';
import type { ImportPlan, PlannedPatient, RecordClaim } from '../../../layouts/types.ts';
import { insertImportItems } from '../queries.ts';
import { type ItemName, type ItemResult, itemKey, type OpenRun, type VolumeHandle } from '../types.ts';
import { findVolumeHandle } from './findVolumeHandle.ts';
import { importAnnotationItem } from './importAnnotationItem.ts';
import { importLandmarksItem } from './importLandmarksItem.ts';
import { importPatient, type ReadyPatient } from './importPatient.ts';
import { importVolumeItem } from './importVolumeItem.ts';
import type { RunPlan } from './planRun.ts';
import { readEligibility } from './readEligibility.ts';
import { reasonOfError } from './reasonOfError.ts';
import { toItemRow } from './toItemRow.ts';

/** Rows of one INSERT. */
const BATCH = 1000;

export type OnItem = (done: number, total: number, note: string) => void;

interface Work {
  readonly open: OpenRun;
  readonly tick: (note: string) => void;
}

/** Does what a plan says, patient by patient. One bad file ends its item and nothing else. */
export async function runImport(open: OpenRun, { plan, clinical }: RunPlan, onItem: OnItem): Promise<void> {
  const total = countSteps(plan);
  let done = 0;
  const tick = (note: string): void => onItem(++done, total, note);
  await writeRemarks(open, plan);
  await eachConcurrently(plan.patients, open.context.app.threads.size, async (planned) => {
    open.signal.throwIfAborted();
    const row = clinical?.rowOf(planned.pseudonym);
    const eligibility = readEligibility(open.options.eligibility, planned.pseudonym, row);
    const patient = await importPatient(open, planned, eligibility);
    tick(planned.pseudonym);
    if (patient.eligible) await importFiles({ open, tick }, planned, patient);
    else await leaveFiles({ open, tick }, planned);
  });
}

const countSteps = ({ patients }: ImportPlan): number =>
  patients.reduce((sum, patient) => sum + 1 + claimsOf(patient).length, 0);

const claimsOf = ({ volumes, annotations, landmarks }: PlannedPatient): RecordClaim[] => [
  ...volumes,
  ...annotations,
  ...landmarks,
];

const nameOf = ({ kind, paths, patient }: RecordClaim): ItemName => ({ kind, key: paths[0], patient });

async function writeRemarks({ context, run, done }: OpenRun, { remarks }: ImportPlan): Promise<void> {
  const left = remarks.filter((remark) => !done.has(itemKey(remark)));
  for (let at = 0; at < left.length; at += BATCH) {
    const rows = left
      .slice(at, at + BATCH)
      .map(({ outcome, reason, message, ...name }) => toItemRow(run.id, name, { outcome, reason, message }));
    await insertImportItems(context.app.prisma, rows);
  }
}

/** Files of a patient who may not enter are neither read nor stored. */
async function leaveFiles({ open, tick }: Work, planned: PlannedPatient): Promise<void> {
  for (const claim of claimsOf(planned)) {
    const message = `${planned.pseudonym} is not eligible.`;
    await writeItem(open, nameOf(claim), { outcome: 'SKIPPED', reason: 'NOT_ELIGIBLE', message });
    tick(claim.paths[0]);
  }
}

async function importFiles(work: Work, planned: PlannedPatient, patient: ReadyPatient): Promise<void> {
  const { open } = work;
  const volumes = new Map<string, VolumeHandle>();
  for (const claim of planned.volumes) {
    await step(work, claim, async (name) => {
      const item = await importVolumeItem(open, patient.id, name, claim);
      if (item.volume) volumes.set(claim.name, item.volume);
      return item;
    });
    if (patient.id !== null && !volumes.has(claim.name)) {
      const found = await findVolumeHandle(open, nameOf(claim));
      if (found) volumes.set(claim.name, found);
    }
  }
  for (const claim of planned.annotations) {
    await step(work, claim, async (name) => {
      const volume = volumes.get(claim.volume);
      if (!volume) return partnerMissing(claim.volume);
      return importAnnotationItem(open, volume, name, claim);
    });
  }
  for (const claim of planned.landmarks) {
    await step(work, claim, async (name) => {
      const moving = claim.movingVolumes.map((each) => volumes.get(each)).find((each) => each !== undefined);
      const fixed = volumes.get(claim.fixedVolume);
      if (!moving || !fixed)
        return partnerMissing(moving ? claim.fixedVolume : claim.movingVolumes.join(' or '));
      return importLandmarksItem(open, { moving, fixed }, name, claim);
    });
  }
}

const partnerMissing = (volume: string) => ({
  result: {
    outcome: 'SKIPPED',
    reason: 'PARTNER_MISSING',
    message: `The volume ${volume} that it belongs to could not be imported.`,
  } as const,
  written: false,
});

/** One item: not again when an earlier attempt did it, and never the end of the others. */
async function step(
  { open, tick }: Work,
  claim: RecordClaim,
  work: (name: ItemName) => Promise<{ readonly result: ItemResult; readonly written: boolean }>,
): Promise<void> {
  open.signal.throwIfAborted();
  const name = nameOf(claim);
  if (!open.done.has(itemKey(name))) {
    const item = await work(name).catch((error: unknown) => ({
      result: reasonOfError(error),
      written: false,
    }));
    if (!item.written) await writeItem(open, name, item.result);
  }
  tick(claim.paths[0]);
}

async function writeItem({ context, run, done }: OpenRun, name: ItemName, result: ItemResult): Promise<void> {
  if (done.has(itemKey(name))) return;
  await insertImportItems(context.app.prisma, [toItemRow(run.id, name, result)]);
}
