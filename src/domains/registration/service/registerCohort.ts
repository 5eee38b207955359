import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { RegisterCohortInput } from '../../../generated/resolverTypes.ts';
import type { ExclusionRecord, RegistrationRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { IDENTITY_MAT4 } from '../../../kernels/geometry/identityMat4.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { recordExclusion } from '../../exclusions/service/recordExclusion.ts';
import { findCohortToRegister, findEqualRegistration } from '../queries.ts';
import { requireMethod } from '../requireMethod.ts';
import type { RequestedCohort } from '../types.ts';
import { requestRegistration } from './requestRegistration.ts';

const RULE = { name: 'register-cohort', version: 1 } as const;

type CohortPatient = Awaited<ReturnType<typeof findCohortToRegister>>[number];

/**
 * Registers every ultrasound volume of a data set that is in force and not excluded. A patient who lacks
 * ultrasound, MRI or a tumour annotation is excluded by rule. Asking twice gives the same registrations.
 */
export async function registerCohort(
  context: ServiceContext,
  input: RegisterCohortInput,
): Promise<RequestedCohort> {
  requireMethod(input.method);
  const dataSetId = requireUuid(input.dataSetId, 'data set');
  const [dataSet] = await findDataSetsByIds(context.app.prisma, [dataSetId]);
  requireFound(dataSet, 'data set', dataSetId);
  const registrations: RegistrationRecord[] = [];
  const exclusions: ExclusionRecord[] = [];
  for (const patient of await findCohortToRegister(context.app.prisma, dataSetId)) {
    if (patient.exclusions.length > 0) continue;
    await inTransaction(context, async (tx) => {
      const lacking = whatLacks(patient, input);
      if (lacking) exclusions.push(await excludePatient(tx, context, patient.id, lacking));
      else registrations.push(...(await registerPatient(tx, context, patient, input)));
    });
  }
  return { registrations, exclusions };
}

const ultrasounds = (patient: CohortPatient) => patient.volumes.filter((volume) => volume.modality === 'US');

/** The wanted sequences of a patient, in the wanted order; the newest of each. */
function wantedMri(patient: CohortPatient, sequences: RegisterCohortInput['sequences'] = ['T1', 'FLAIR']) {
  return sequences.flatMap((sequence) => {
    const newest = patient.volumes.findLast(
      (volume) => volume.modality === 'MR' && volume.sequence === sequence && volume.phase === 'PREOPERATIVE',
    );
    return newest ? [newest] : [];
  });
}

function whatLacks(patient: CohortPatient, { sequences }: RegisterCohortInput): string | null {
  const mri = wantedMri(patient, sequences);
  if (ultrasounds(patient).length === 0) return 'NO_ULTRASOUND';
  if (mri.length === 0) return 'NO_MRI';
  if (!mri.some((volume) => volume.annotations.length > 0)) return 'NO_TUMOUR_ANNOTATION';
  return null;
}

const excludePatient = (
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  id: string,
  reasonCode: string,
) => recordExclusion(tx, context, { subject: { kind: 'PATIENT', id }, reasonCode, rule: RULE });

async function registerPatient(
  tx: Prisma.TransactionClient,
  context: ServiceContext,
  patient: CohortPatient,
  { method, seed, sequences }: RegisterCohortInput,
): Promise<RegistrationRecord[]> {
  const movingVolumes = wantedMri(patient, sequences);
  const made: RegistrationRecord[] = [];
  for (const fixedVolume of ultrasounds(patient)) {
    const wanted = { method, seed: seed ?? 1 };
    const movingVolumeIds = movingVolumes.map((volume) => volume.id);
    const existing = await findEqualRegistration(tx, {
      ...wanted,
      fixedVolumeId: fixedVolume.id,
      movingVolumeIds,
    });
    if (existing) {
      made.push(existing);
      continue;
    }
    const { registration } = await requestRegistration(tx, context, {
      ...wanted,
      fixedVolume,
      movingVolumes,
      trackedMovingToFixedLps: IDENTITY_MAT4,
      parameters: {},
    });
    made.push(registration);
  }
  return made;
}
