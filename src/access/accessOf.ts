import { isNeverShutOut } from '../auth/rights.ts';
import type { ServiceContext } from '../context/types.ts';
import { findVisibility } from './queries.ts';
import type { Access } from './types.ts';

const known = new WeakMap<ServiceContext, Promise<Access>>();

/** Which data sets the actor of a context sees: looked up once a request, with one query or none. */
export function accessOf(context: ServiceContext): Promise<Access> {
  const access = known.get(context) ?? findAccess(context);
  known.set(context, access);
  return access;
}

/** Has the next question looked up anew: after a change, and at each event of a subscription. */
export const forgetAccess = (context: ServiceContext): void => {
  known.delete(context);
};

async function findAccess({ app, actor }: ServiceContext): Promise<Access> {
  const all = isNeverShutOut(actor);
  const limit = actor.token?.dataSetIds ?? [];
  if (all && limit.length === 0) return 'ALL';
  const rows = await findVisibility(app.prisma, { userId: actor.userId, all, limit });
  const ids = (wanted: boolean) => new Set(rows.filter((row) => row.visible === wanted).map(({ id }) => id));
  const access = { visible: ids(true), hidden: ids(false) };
  return access.hidden.size === 0 ? 'ALL' : access;
}
