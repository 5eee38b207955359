import type { ServiceContext } from '../../../context/types.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findSliceRulesByIds } from '../../slices/queries.ts';
import { freezeHash, type HashedMember } from '../freezeHash.ts';
import * as queries from '../queries.ts';

/**
 * Recomputes a freeze's hash from what its members are now. The hashes of volumes and labels are those in their
 * records; with `files` the bytes behind them are hashed too, one file after the other.
 */
export async function verifyFreeze(context: ServiceContext, freezeId: string, files = false) {
  const db = context.app.prisma;
  const [found] = await queries.findFreezesByIds(db, [requireUuid(freezeId, 'freeze')]);
  const freeze = requireFound(found, 'freeze', freezeId);
  const [rule] = await findSliceRulesByIds(db, [freeze.sliceRuleId]);
  const [folds, sliceIds] = await Promise.all([
    queries.findHashedFolds(db, freeze.id),
    queries.findMemberSliceIds(db, freeze.id),
  ]);
  const members = await queries.findHashedMembers(db, sliceIds);
  const computedHash = freezeHash(rule, folds, members);
  const read = files ? await readFiles(context, members) : { filesRead: null, damagedFiles: [] };
  const valid = computedHash === freeze.hash && read.damagedFiles.length === 0;
  return { storedHash: freeze.hash, computedHash, valid, ...read };
}

async function readFiles({ app }: ServiceContext, members: readonly HashedMember[]) {
  const hashes = [...new Set(members.flatMap(({ volumeHash, labelHash }) => [volumeHash, labelHash]))].sort();
  const damagedFiles: { hash: string; missing: boolean }[] = [];
  for (const hash of hashes) {
    const condition = await app.blobs.verify(hash);
    if (condition !== 'INTACT') damagedFiles.push({ hash, missing: condition === 'MISSING' });
  }
  return { filesRead: hashes.length, damagedFiles };
}
