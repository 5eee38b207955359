import { accessOf } from '../../access/accessOf.ts';
import { narrowed } from '../../access/within.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import { recordError } from '../../graphql/recordError.ts';
import type { RegistrationRecord } from '../../graphql/records.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { storedFileByHash, volumeById } from '../cohort/loaders.ts';
import { jobById } from '../jobs/loaders.ts';
import { deformationOf } from './deformationOf.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { adjustRegistration } from './service/adjustRegistration.ts';
import { compareRegistrationMethods } from './service/compareRegistrationMethods.ts';
import { importTransform } from './service/importTransform.ts';
import { listCases } from './service/listCases.ts';
import { registerCohort } from './service/registerCohort.ts';
import { registerVolumes } from './service/registerVolumes.ts';
import { renderQcSheet } from './service/renderQcSheet.ts';

export const registrationResolvers: Resolvers = {
  Query: {
    registrations: async (_, args, context) => {
      const { app } = context;
      const where = narrowed(
        queries.registrationWhere(args.filter),
        await accessOf(context),
        (dataSetId) => ({
          fixedVolume: { patient: { dataSetId } },
        }),
      );
      return connection(
        args,
        (row: RegistrationRecord) => row.id,
        (page) => queries.findRegistrations(app.prisma, where, page),
        () => queries.countRegistrations(app.prisma, where),
      );
    },
    registration: async (_, { id }, context) =>
      requireFound(
        await load(context, loaders.registrationById, requireUuid(id, 'registration')),
        'registration',
        id,
      ),
    compareRegistrationMethods: (_, { dataSetId, method }, context) =>
      compareRegistrationMethods(context, dataSetId, method),
  },
  Mutation: {
    importTransform: (_, { input }, context) => importTransform(context, input),
    registerVolumes: (_, { input }, context) => registerVolumes(context, input),
    registerCohort: (_, { input }, context) => registerCohort(context, input),
    renderQcSheet: (_, { registrationId }, context) => renderQcSheet(context, registrationId),
    adjustRegistration: (_, { input }, context) => adjustRegistration(context, input),
  },
  RegistrationMethodSummary: { registrations: (row, args, context) => listCases(context, row, args) },
  Registration: {
    fixedVolume: ({ fixedVolumeId }, _, context) => load(context, volumeById, fixedVolumeId),
    movingVolumes: ({ id }, _, context) => load(context, loaders.movingVolumesByRegistration, id),
    movingToFixedLps: ({ state, movingToFixedLps }) => (state === 'COMPLETED' ? movingToFixedLps : null),
    evidence: ({ id }, _, context) => load(context, loaders.evidenceByRegistration, id),
    qcSheets: ({ id }, _, context) => load(context, loaders.qcSheetsByRegistration, id),
    displacementField: ({ fieldBlobHash }, _, context) =>
      fieldBlobHash === null ? null : load(context, storedFileByHash, fieldBlobHash),
    parent: ({ parentId }, _, context) =>
      parentId === null ? null : load(context, loaders.registrationById, parentId),
    job: ({ jobId }, _, context) => (jobId === null ? null : load(context, jobById, jobId)),
    error: (row) => recordError(row),
  },
  RegistrationEvidence: { deformation: (row) => deformationOf(row) },
  Volume: {
    registrations: ({ id }, _, context) => load(context, loaders.registrationsByFixedVolume, id),
  },
};
