import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma, Sequence } from '../../../generated/prisma/client.ts';
import type { RegisterCohortInput } from '../../../generated/resolverTypes.ts';
import type { ExclusionRecord, RegistrationRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { IDENTITY_MAT4 } from '../../../kernels/geometry/identityMat4.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { ensureExcluded } from '../../exclusions/service/ensureExcluded.ts';
import {
  type CohortPatient,
  findCohortPatientIds,
  findEqualRegistration,
  lockCohortPatient,
} from '../queries.ts';
import { type ComputedMethod, MOST_SEQUENCES, type RequestedCohort } from '../types.ts';
import { requestRegistration } from './requestRegistration.ts';
import { requireComputedMethod } from './requireComputedMethod.ts';

const RULE = { name: 'register-cohort', version: 1 } as const;

interface CohortRequest {
  readonly method: ComputedMethod;
  readonly seed: number;
  readonly sequences: readonly Sequence[];
}

/**
 * Registers every ultrasound volume of a data set that is in force and not excluded. A patient who lacks
 * ultrasound, MRI or a tumour annotation is excluded by rule. Asking twice gives the same registrations.
 */
export async function registerCohort(
  context: ServiceContext,
  input: RegisterCohortInput,
): Promise<RequestedCohort> {
  const { prisma } = context.app;
  const request = {
    method: requireComputedMethod(input.method),
    seed: input.seed ?? 1,
    sequences: requireSequences(input.sequences ?? ['T1', 'FLAIR']),
  };
  const dataSetId = requireUuid(input.dataSetId, 'data set');
  requireFound((await findDataSetsByIds(prisma, [dataSetId])).at(0), 'data set', dataSetId);
  const registrations: RegistrationRecord[] = [];
  const exclusions: ExclusionRecord[] = [];
  for (const patientId of await findCohortPatientIds(prisma, dataSetId)) {
    await inTransaction(context, async (tx) => {
      const patient = await lockCohortPatient(tx, patientId);
      if (patient.exclusions.length > 0) return;
      const lack = whatLacks(patient, request);
      if (lack) exclusions.push(...(await excludePatient(tx, context, patientId, lack)));
      else registrations.push(...(await registerPatient(tx, context, patient, request)));
    });
  }
  return { registrations, exclusions };
}

function requireSequences(wanted: readonly Sequence[]): Sequence[] {
  const sequences = [...new Set(wanted)];
  if (sequences.length >= 1 && sequences.length <= MOST_SEQUENCES && !sequences.includes('B_MODE')) {
    return sequences;
  }
  throw new SonoledgerError(
    'INVALID_INPUT',
    `Name 1 to ${MOST_SEQUENCES} MRI sequences to register, not ${sequences.join(', ') || 'none'}.`,
  );
}

const ultrasounds = (patient: CohortPatient) => patient.volumes.filter((volume) => volume.modality === 'US');

/** The wanted sequences of a patient, in the wanted order; the newest of each. */
function wantedMri(patient: CohortPatient, sequences: readonly Sequence[]) {
  return sequences.flatMap((sequence) => {
    const newest = patient.volumes.findLast(
      (volume) => volume.modality === 'MR' && volume.sequence === sequence && volume.phase === 'PREOPERATIVE',
    );
    return newest ? [newest] : [];
  });
}

interface Lack {
  readonly reasonCode: 'NO_ULTRASOUND' | 'NO_MRI' | 'NO_TUMOUR_ANNOTATION';
  readonly comment: string;
}

function whatLacks(patient: CohortPatient, { sequences }: CohortRequest): Lack | null {
  const mri = wantedMri(patient, sequences);
  const names = sequences.join(' or ');
  if (ultrasounds(patient).length === 0) {
    return { reasonCode: 'NO_ULTRASOUND', comment: 'No ultrasound volume is in force.' };
  }
  if (mri.length === 0) return { reasonCode: 'NO_MRI', comment: `No pre-operative ${names} is in force.` };
  if (mri.some((volume) => volume.annotations.length > 0)) return null;
  return {
    reasonCode: 'NO_TUMOUR_ANNOTATION',
    comment: `No tumour annotation lies on the pre-operative ${names}.`,
  };
}

async function excludePatient(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  id: string,
  lack: Lack,
): Promise<ExclusionRecord[]> {
  const made = await ensureExcluded(tx, context, { subject: { kind: 'PATIENT', id }, ...lack, rule: RULE });
  return made ? [made] : [];
}

async function registerPatient(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  patient: CohortPatient,
  { method, seed, sequences }: CohortRequest,
): Promise<RegistrationRecord[]> {
  const movingVolumes = wantedMri(patient, sequences);
  const movingVolumeIds = movingVolumes.map((volume) => volume.id);
  const made: RegistrationRecord[] = [];
  for (const fixedVolume of ultrasounds(patient)) {
    const wanted = { method, seed, fixedVolumeId: fixedVolume.id, movingVolumeIds };
    const existing = await findEqualRegistration(tx, wanted);
    made.push(existing ?? (await request(tx, context, { method, seed, fixedVolume, movingVolumes })));
  }
  return made;
}

async function request(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  wanted: Pick<
    Parameters<typeof requestRegistration>[2],
    'method' | 'seed' | 'fixedVolume' | 'movingVolumes'
  >,
): Promise<RegistrationRecord> {
  const pose = { trackedMovingToFixedLps: IDENTITY_MAT4, parameters: {} };
  return (await requestRegistration(tx, context, { ...wanted, ...pose })).registration;
}
