import type { Proportion } from '../../generated/resolverTypes.ts';

/** A count and what it is out of. */
export const ratioText = ({ count, total }: Proportion): string => `${count}/${total}`;
