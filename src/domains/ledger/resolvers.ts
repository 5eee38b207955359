import type { Resolvers } from '../../generated/resolverTypes.ts';
import { connection, NUMBER_KEY } from '../../graphql/connection.ts';
import type { LedgerEventRecord } from '../../graphql/records.ts';
import { countLedgerEvents, findLedgerEvents, ledgerWhere } from './queries.ts';
import { verifyLedger } from './service/verifyLedger.ts';

export const ledgerResolvers: Resolvers = {
  Query: {
    ledger: (_, args, { app }) => {
      const where = ledgerWhere(args.filter);
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
