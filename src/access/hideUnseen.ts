import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestContext } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { UUID } from '../graphql/requireUuid.ts';
import { accessOf } from './accessOf.ts';
import { dataSetsOf } from './maySee.ts';
import { readableHashes } from './readableHashes.ts';
import type { Access } from './types.ts';

/** What a caller named and may not see, each with an id that no record has. */
export type Disguise = ReadonlyMap<string, string>;

const HASH = /^[0-9a-f]{64}$/i;
const NUMBER = /^\d{1,18}$/;

/**
 * For each id or file hash that the caller may not see, one that does not exist. Used in its place it makes every
 * path answer as it does for what does not exist, because it is what does not exist. Of any text.
 */
export async function hideUnseen(context: RequestContext, named: readonly string[]): Promise<Disguise> {
  const access = await accessOf(context);
  if (access === 'ALL') return new Map();
  const [readable, unseen] = await Promise.all([
    readableHashes(
      context,
      named.filter((text) => HASH.test(text)).map((text) => text.toLowerCase()),
    ),
    Promise.all(named.map((text) => isHidden(context, access, text))),
  ]);
  const hidden = named.filter((text, n) => (HASH.test(text) ? !readable.has(text.toLowerCase()) : unseen[n]));
  return new Map(hidden.map((text) => [text, unknownLike(text)]));
}

async function isHidden(
  context: RequestContext,
  access: Exclude<Access, 'ALL'>,
  text: string,
): Promise<boolean> {
  if (!UUID.test(text) && !NUMBER.test(text)) return false;
  const key = NUMBER.test(text) ? BigInt(text) : text.toLowerCase();
  return (await dataSetsOf(context, access, key)).some((id) => !access.visible.has(id));
}

function unknownLike(text: string): string {
  if (HASH.test(text)) return randomBytes(32).toString('hex');
  if (UUID.test(text)) return randomUUID();
  return `9${randomBytes(7).readUIntBE(0, 6).toString().padStart(17, '0').slice(-17)}`;
}

/** Puts back what the caller wrote, where an error names the id that stood for it. */
export function undisguise(error: unknown, disguise: Disguise): unknown {
  if (!(error instanceof SonoledgerError) || disguise.size === 0) return error;
  const plain = (text: string): string =>
    [...disguise].reduce((result, [shown, used]) => result.replaceAll(used, shown), text);
  const details = Object.entries(error.details).map(([name, value]) => [
    name,
    typeof value === 'string' ? plain(value) : value,
  ]);
  return new SonoledgerError(error.code, plain(error.message), Object.fromEntries(details), {
    cause: error.cause,
  });
}
