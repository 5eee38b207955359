import type { ServiceContext } from '../context/types.ts';
import { accessOf } from './accessOf.ts';
import { findReadableHashes } from './queries.ts';

/** Which of these files the actor may read; all of them for who sees every data set. Small letters. */
export async function readableHashes(
  context: ServiceContext,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const access = await accessOf(context);
  if (access === 'ALL' || hashes.length === 0) return new Set(hashes);
  const { userId } = context.actor;
  return findReadableHashes(context.app.prisma, hashes, { userId, visible: [...access.visible] });
}
