import { accessOf } from '../../access/accessOf.ts';
import { PEOPLE_ENTITIES } from '../../access/guards.ts';
import { namesOnly } from '../../access/within.ts';
import { rightsOf } from '../../auth/rights.ts';
import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection, NUMBER_KEY } from '../../graphql/connection.ts';
import type { LedgerEventRecord } from '../../graphql/records.ts';
import { countLedgerEvents, findLedgerEvents, ledgerWhere } from './queries.ts';
import { verifyLedger } from './service/verifyLedger.ts';

export const ledgerResolvers: Resolvers = {
  Query: {
    ledger: async (_, args, context) => {
      const { app, actor } = context;
      const people = rightsOf(actor).includes('AUDIT') ? {} : { entity: { notIn: [...PEOPLE_ENTITIES] } };
      const where = { AND: [ledgerWhere(args.filter), people, namesOnly(await accessOf(context))] };
      return connection(
        args,
        (event: LedgerEventRecord) => String(event.seq),
        (page) => findLedgerEvents(app.prisma, where, page),
        () => countLedgerEvents(app.prisma, where),
        NUMBER_KEY,
      );
    },
    verifyLedger: (_, __, context) => verifyLedger(context),
  },
};
