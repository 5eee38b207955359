import type { ServiceContext } from '../../../context/types.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findSliceRulesByIds } from '../../slices/queries.ts';
import { freezeHash } from '../freezeHash.ts';
import * as queries from '../queries.ts';

/** Recomputes a freeze's hash from what the database holds now. */
export async function verifyFreeze(context: ServiceContext, freezeId: string) {
  const db = context.app.prisma;
  const [found] = await queries.findFreezesByIds(db, [requireUuid(freezeId, 'freeze')]);
  const freeze = requireFound(found, 'freeze', freezeId);
  const [rule] = await findSliceRulesByIds(db, [freeze.sliceRuleId]);
  const [folds, sliceIds] = await Promise.all([
    queries.findHashedFolds(db, freeze.id),
    queries.findMemberSliceIds(db, freeze.id),
  ]);
  const computedHash = freezeHash(rule, folds, await queries.findHashedMembers(db, sliceIds));
  return { storedHash: freeze.hash, computedHash, valid: computedHash === freeze.hash };
}
