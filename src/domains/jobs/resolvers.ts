import { accessOf } from '../../access/accessOf.ts';
import { namesOnly } from '../../access/within.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection } from '../../graphql/connection.ts';
import { load } from '../../graphql/load.ts';
import type { JobRecord } from '../../graphql/records.ts';
import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import { userById } from '../people/loaders.ts';
import { jobById } from './loaders.ts';
import { countJobs, findJobs, jobWhere } from './queries.ts';
import { cancelJob } from './service/cancelJob.ts';
import { watchJob } from './service/watchJob.ts';

export const jobsResolvers: Resolvers = {
  Query: {
    jobs: async (_, args, context) => {
      const { app } = context;
      const where = { AND: [jobWhere(args.filter), namesOnly(await accessOf(context))] };
      return connection(
        args,
        (job: JobRecord) => job.id,
        (page) => findJobs(app.prisma, where, page),
        () => countJobs(app.prisma, where),
      );
    },
    job: async (_, { id }, context) =>
      requireFound(await load(context, jobById, requireUuid(id, 'job')), 'job', id),
  },
  Mutation: {
    cancelJob: (_, { id }, context) => cancelJob(context, id),
  },
  Subscription: {
    jobProgress: {
      subscribe: (_, { id }, { app }) => watchJob(app, id),
      resolve: (job: unknown) => job as never,
    },
  },
  Job: {
    error: ({ errorCode, errorMessage }) =>
      errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    createdBy: ({ createdById }, _, context) => load(context, userById, createdById),
  },
};
