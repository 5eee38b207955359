import { accessOf } from '../../access/accessOf.ts';
import { narrowed } from '../../access/within.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import { recordError } from '../../graphql/recordError.ts';
import type { PseudoLabelRecord } from '../../graphql/records.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { annotationById, storedFileByHash, volumeById } from '../cohort/loaders.ts';
import { jobById } from '../jobs/loaders.ts';
import { registrationById } from '../registration/loaders.ts';
import * as loaders from './loaders.ts';
import * as queries from './queries.ts';
import { transferLabel } from './service/transferLabel.ts';

export const labelsResolvers: Resolvers = {
  Query: {
    pseudoLabels: async (_, args, context) => {
      const { app } = context;
      const where = narrowed(queries.pseudoLabelWhere(args.filter), await accessOf(context), (dataSetId) => ({
        ultrasoundVolume: { patient: { dataSetId } },
      }));
      return connection(
        args,
        (row: PseudoLabelRecord) => row.id,
        (page) => queries.findPseudoLabels(app.prisma, where, page),
        () => queries.countPseudoLabels(app.prisma, where),
      );
    },
    pseudoLabel: async (_, { id }, context) =>
      requireFound(
        await load(context, loaders.pseudoLabelById, requireUuid(id, 'pseudo label')),
        'pseudo label',
        id,
      ),
  },
  Mutation: {
    transferLabel: (_, { input }, context) => transferLabel(context, input),
  },
  PseudoLabel: {
    registration: ({ registrationId }, _, context) => load(context, registrationById, registrationId),
    annotation: ({ annotationId }, _, context) => load(context, annotationById, annotationId),
    volume: ({ ultrasoundVolumeId }, _, context) => load(context, volumeById, ultrasoundVolumeId),
    file: ({ blobHash }, _, context) =>
      blobHash === null ? null : load(context, storedFileByHash, blobHash),
    job: ({ jobId }, _, context) => (jobId === null ? null : load(context, jobById, jobId)),
    error: (row) => recordError(row),
  },
  Volume: { pseudoLabels: ({ id }, _, context) => load(context, loaders.pseudoLabelsByVolume, id) },
  Registration: {
    pseudoLabels: ({ id }, _, context) => load(context, loaders.pseudoLabelsByRegistration, id),
  },
};
