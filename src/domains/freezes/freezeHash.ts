import { createHash } from 'node:crypto';
import type { SliceRule } from '../../generated/prisma/client.ts';

export interface HashedMember {
  readonly volumeHash: string;
  readonly labelHash: string;
  readonly axis: string;
  readonly index: number;
  readonly pixelCount: number;
}

export interface HashedFold {
  readonly dataSet: string;
  readonly pseudonym: string;
  readonly fold: number;
}

/**
 * SHA-256 over what a freeze is: the rule, every slice by the content of its volume and label, and every
 * patient's fold. Database identifiers are left out, so that the same content frozen elsewhere hashes alike.
 */
export function freezeHash(
  rule: Pick<SliceRule, 'axes' | 'labelSources' | 'minimumAreaMm2'>,
  folds: readonly HashedFold[],
  members: readonly HashedMember[],
): string {
  const lines = [
    'sonoledger freeze 1',
    `rule ${[...rule.axes].sort().join('')} ${[...rule.labelSources].sort().join(',')} ${rule.minimumAreaMm2}`,
    ...folds.map((f) => `fold ${JSON.stringify([f.dataSet, f.pseudonym])} ${f.fold}`).sort(),
    ...members.map((m) => `slice ${m.volumeHash} ${m.labelHash} ${m.axis} ${m.index} ${m.pixelCount}`).sort(),
  ];
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}
