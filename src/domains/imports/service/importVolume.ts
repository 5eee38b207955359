import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ImportVolumeInput } from '../../../generated/resolverTypes.ts';
import type { VolumeRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import {
  findDataSetsByIds,
  findPatientsByIds,
  findVolumesByIds,
  findVolumesSuperseding,
} from '../../cohort/queries.ts';
import { requireName } from '../../people/requireName.ts';
import {
  ensurePatientAndProcedure,
  findVolumeByContent,
  insertDicomSeries,
  insertVolume,
  insertVolumeSources,
} from '../queries.ts';
import { requireNotSuperseded } from '../requireNotSuperseded.ts';
import type { ImportOptions, IncomingVolume } from '../types.ts';
import { acceptedFindings } from './acceptedFindings.ts';
import { dicomReadOptions } from './dicomReadOptions.ts';
import { dicomSeriesRow } from './dicomSeriesRow.ts';
import { ensureVolumeBlobs } from './ensureVolumeBlobs.ts';
import { readIncomingVolume } from './readIncomingVolume.ts';
import { requireImage } from './requireImage.ts';
import { storeIncomingVolume } from './storeIncomingVolume.ts';

/**
 * Imports one 3D image. Its files are decoded and checked before anything is written; patient and procedure are
 * made when new. DUPLICATE when the patient already has a volume with these bytes.
 */
export async function importVolume(
  context: ServiceContext,
  input: ImportVolumeInput,
  { incoming: read, also }: ImportOptions<IncomingVolume, VolumeRecord> = {},
): Promise<VolumeRecord> {
  requireFittingValues(input);
  const dicom = dicomReadOptions(input.dicom);
  const dataSetId = requireUuid(input.dataSetId, 'data set');
  const [dataSet] = await findDataSetsByIds(context.app.prisma, [dataSetId]);
  requireFound(dataSet, 'data set', dataSetId);
  if (input.supersedesId != null) await requireOwnVolume(context, input, input.supersedesId);
  const incoming = read ?? (await readIncomingVolume(context, input.source, { dicom }));
  requireImage(incoming);
  await storeIncomingVolume(context, incoming);
  return writeVolume(context, input, incoming, also);
}

function requireFittingValues(input: ImportVolumeInput): void {
  const { modality, sequence, pseudonym, name, procedureNumber } = input;
  requireName(pseudonym, 'patient');
  requireName(name, 'volume');
  if ((modality === 'US') !== (sequence === 'B_MODE')) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `A ${modality} volume cannot have the sequence ${sequence}: B_MODE belongs to US alone.`,
    );
  }
  if ((procedureNumber ?? 1) < 1) {
    throw new SonoledgerError('INVALID_INPUT', 'procedureNumber counts from 1.');
  }
}

function writeVolume(
  context: ServiceContext,
  input: ImportVolumeInput,
  incoming: IncomingVolume,
  also: ImportOptions<IncomingVolume, VolumeRecord>['also'],
): Promise<VolumeRecord> {
  const { facts, nifti, sources } = incoming;
  const { dataSetId, pseudonym, name, modality, sequence, phase } = input;
  return inTransaction(context, async (tx) => {
    const { patient, procedure } = await ensurePatientAndProcedure(tx, {
      dataSetId,
      pseudonym,
      histology: input.histology ?? null,
      procedureNumber: input.procedureNumber ?? 1,
    });
    const twin = await findVolumeByContent(tx, patient.id, nifti.hash);
    if (twin) {
      throw new SonoledgerError('DUPLICATE', `${pseudonym} already has this file as volume "${twin.name}".`, {
        volumeId: twin.id,
      });
    }
    await ensureVolumeBlobs(tx, incoming);
    const volume = await insertVolume(tx, {
      patientId: patient.id,
      procedureId: procedure.id,
      name,
      modality,
      sequence,
      phase,
      format: facts.format,
      ...mutableGeometry(facts),
      voxelType: facts.voxelType,
      blobHash: nifti.hash,
      supersedesId: input.supersedesId ?? null,
    });
    await insertVolumeSources(tx, volume.id, sources);
    if (facts.dicom) await insertDicomSeries(tx, dicomSeriesRow(volume.id, facts.dicom));
    await recordChange(tx, context, {
      action: 'VOLUME_IMPORTED',
      entity: 'Volume',
      entityId: volume.id,
      after: {
        patientId: patient.id,
        name,
        modality,
        sequence,
        phase,
        format: facts.format,
        hash: nifti.hash,
        sources: sources.map(({ hash }) => hash),
        size: facts.geometry.size,
        ...acceptedFindings(facts, input.dicom),
      },
    });
    await also?.(tx, volume);
    return volume;
  });
}

async function requireOwnVolume(
  { app }: ServiceContext,
  { dataSetId, pseudonym }: ImportVolumeInput,
  id: string,
): Promise<void> {
  const [found] = await findVolumesByIds(app.prisma, [requireUuid(id, 'volume')]);
  const superseded = requireFound(found, 'volume', id);
  const [patient] = await findPatientsByIds(app.prisma, [superseded.patientId]);
  if (patient.dataSetId !== dataSetId.toLowerCase() || patient.pseudonym !== pseudonym) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `Volume ${id} belongs to another patient and cannot be superseded by this one.`,
    );
  }
  const [newer] = await findVolumesSuperseding(app.prisma, [superseded.id]);
  requireNotSuperseded('volume', superseded.id, newer ?? null);
}

const mutableGeometry = ({ geometry }: IncomingVolume['facts']) => ({
  size: [...geometry.size],
  spacingMm: [...geometry.spacingMm],
  originLps: [...geometry.originLps],
  direction: [...geometry.direction],
});
