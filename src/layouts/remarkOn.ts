import type { ImportItemKind } from '../generated/resolverTypes.ts';
import type { Remark } from './types.ts';

/** Why a file makes no record. */
export const remarkOn = (
  key: string,
  remark: Omit<Remark, 'key' | 'kind' | 'patient'> & { kind?: ImportItemKind; patient?: string },
): Remark => ({ kind: 'FILE', patient: null, ...remark, key });
