import { accessOf } from '../../access/accessOf.ts';
import { narrowed } from '../../access/within.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { IDENTITY_MAT4 } from '../../kernels/geometry/identityMat4.ts';
import { targetRegistrationErrors } from '../../kernels/geometry/targetRegistrationErrors.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { createDataSet } from './service/createDataSet.ts';
import { linkPatients } from './service/linkPatients.ts';
import { setVisibility } from './service/setVisibility.ts';

const idOf = (row: { readonly id: string }): string => row.id;

export const cohortResolvers: Resolvers = {
  Query: {
    dataSets: (_, __, { app }) => queries.findDataSets(app.prisma),
    patients: async (_, args, context) => {
      const { app } = context;
      const where = narrowed(queries.patientWhere(args.filter), await accessOf(context), (dataSetId) => ({
        dataSetId,
      }));
      return connection(
        args,
        idOf,
        (page) => queries.findPatients(app.prisma, where, page),
        () => queries.countPatients(app.prisma, where),
      );
    },
    patient: async (_, { id }, context) =>
      requireFound(await load(context, loaders.patientById, requireUuid(id, 'patient')), 'patient', id),
    volumes: async (_, args, context) => {
      const { app } = context;
      const where = narrowed(queries.volumeWhere(args.filter), await accessOf(context), (dataSetId) => ({
        patient: { dataSetId },
      }));
      return connection(
        args,
        idOf,
        (page) => queries.findVolumes(app.prisma, where, page),
        () => queries.countVolumes(app.prisma, where),
      );
    },
    volume: async (_, { id }, context) =>
      requireFound(await load(context, loaders.volumeById, requireUuid(id, 'volume')), 'volume', id),
    landmarkSets: (_, { fixedVolumeId }, { app }) =>
      queries.findLandmarkSetsByFixedVolume(app.prisma, requireUuid(fixedVolumeId, 'volume')),
  },
  Mutation: {
    setVisibility: (_, args, context) => setVisibility(context, args),
    createDataSet: (_, { input }, context) => createDataSet(context, input),
    linkPatients: (_, { input }, context) => linkPatients(context, input),
  },
  DataSet: {
    collection: ({ id }, _, context) => load(context, loaders.collectionByDataSet, id),
    derivedFrom: ({ id }, _, context) => load(context, loaders.sourcesByDataSet, id),
    patientCount: ({ id }, _, context) => load(context, loaders.patientCountByDataSet, id),
    patients: ({ id }, args, { app }) => {
      const where = { AND: [{ dataSetId: id }, queries.patientWhere(args.filter)] };
      return connection(
        args,
        idOf,
        (page) => queries.findPatients(app.prisma, where, page),
        () => queries.countPatients(app.prisma, where),
      );
    },
  },
  Patient: {
    dataSet: ({ dataSetId }, _, context) => load(context, loaders.dataSetById, dataSetId),
    volumes: ({ id }, _, context) => load(context, loaders.volumesByPatient, id),
    samePersonAs: ({ id }, _, context) => load(context, loaders.samePersonsByPatient, id),
  },
  Volume: {
    procedureNumber: ({ procedureId }, _, context) => load(context, loaders.procedureNumberById, procedureId),
    geometry: ({ size, spacingMm, originLps, direction }) => ({ size, spacingMm, originLps, direction }),
    file: ({ blobHash }, _, context) => load(context, loaders.storedFileByHash, blobHash),
    sources: ({ id }, _, context) => load(context, loaders.sourcesByVolume, id),
    supersededBy: ({ id }, _, context) => load(context, loaders.volumeSuperseding, id),
    patient: ({ patientId }, _, context) => load(context, loaders.patientById, patientId),
    annotations: ({ id }, _, context) => load(context, loaders.annotationsByVolume, id),
  },
  StoredFile: {
    sizeBytes: ({ sizeBytes }) => Number(sizeBytes),
    url: ({ hash }) => `/files/${hash}`,
  },
  SourceFile: {
    sizeBytes: ({ sizeBytes }) => Number(sizeBytes),
    url: ({ hash, kept }) => (kept ? `/files/${hash}` : null),
  },
  Annotation: {
    annotator: ({ annotatorId }, _, context) =>
      annotatorId === null ? null : load(context, loaders.annotatorById, annotatorId),
    file: ({ blobHash }, _, context) => load(context, loaders.storedFileByHash, blobHash),
    sources: ({ id }, _, context) => load(context, loaders.sourcesByAnnotation, id),
    volume: ({ volumeId }, _, context) => load(context, loaders.volumeById, volumeId),
  },
  LandmarkSet: {
    movingVolume: ({ movingVolumeId }, _, context) => load(context, loaders.volumeById, movingVolumeId),
    fixedVolume: ({ fixedVolumeId }, _, context) => load(context, loaders.volumeById, fixedVolumeId),
    count: ({ movingLps }) => movingLps.length / 3,
    initialMtreMm: ({ movingLps, fixedLps }) =>
      targetRegistrationErrors(IDENTITY_MAT4, Float64Array.from(movingLps), Float64Array.from(fixedLps))
        .meanMm,
    movingLps: ({ movingLps }) => splitPoints(movingLps),
    fixedLps: ({ fixedLps }) => splitPoints(fixedLps),
  },
};

const splitPoints = (lps: readonly number[]): number[][] =>
  Array.from({ length: lps.length / 3 }, (_, point) => lps.slice(3 * point, 3 * point + 3));
