import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { findIdentifyingTags } from './findIdentifyingTags.ts';
import type { DicomHeader, IdentityReason } from './types.ts';

/**
 * The de-identification gate: refuses files that may identify a person.
 * @param accept findings that somebody answers for; a name is never accepted
 * @returns those of `accept` that the files needed
 * @throws IDENTIFYING_DATA naming the tags by reason, never their values
 */
export function requireDeidentified(
  headers: readonly DicomHeader[],
  accept: readonly IdentityReason[] = [],
): IdentityReason[] {
  const needed = new Set<IdentityReason>();
  const refused = new Map<IdentityReason, Set<string>>();
  for (const { reason, tag } of headers.flatMap(findIdentifyingTags)) {
    if (reason !== 'NAMES' && accept.includes(reason)) needed.add(reason);
    else refused.set(reason, (refused.get(reason) ?? new Set()).add(tag));
  }
  if (refused.size === 0) return [...needed].sort();
  const reasons = [...refused].map(([reason, tags]) => `${reason}: ${[...tags].join(', ')}`);
  throw new SonoledgerError(
    'IDENTIFYING_DATA',
    `${headers[0].fileName} may identify a person (${reasons.join('; ')}). Remove these and state Patient Identity Removed, or accept what is harmless with a reason; a name is never accepted.`,
    { reasons: [...refused.keys()].join(' ') },
  );
}
