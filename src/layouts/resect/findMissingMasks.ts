import { remarkOn } from '../remarkOn.ts';
import type { AnnotationClaim, RecordClaim, Remark } from '../types.ts';

const NAMES = { TUMOUR: 'tumor', RESECTION_CAVITY: 'resection', SULCI: 'sulci', FALX: 'falx' } as const;

/** What matters in any folder; other masks are expected where some case has them. */
const ALWAYS = ['FLAIR TUMOUR', 'US-before TUMOUR'];

/** Masks of RESECT-SEG that a volume of the folder could have and does not: it is not annotated. */
export function findMissingMasks(claims: readonly RecordClaim[]): Remark[] {
  const masks = claims.filter((claim): claim is AnnotationClaim => claim.kind === 'ANNOTATION');
  const wanted = new Set([...ALWAYS, ...masks.map(maskName)]);
  const there = new Set(masks.map((mask) => `${mask.patient} ${maskName(mask)}`));
  return claims.flatMap((claim) => {
    if (claim.kind !== 'VOLUME') return [];
    const lacking = [...wanted].filter(
      (mask) => mask.startsWith(`${claim.name} `) && !there.has(`${claim.patient} ${mask}`),
    );
    return lacking.map((mask) => notAnnotated(claim.patient, mask));
  });
}

const maskName = ({ volume, structure }: AnnotationClaim): string => `${volume} ${structure}`;

function notAnnotated(patient: string, mask: string): Remark {
  const [volume, structure] = mask.split(' ') as [string, keyof typeof NAMES];
  return remarkOn(`${patient}-${volume}-${NAMES[structure]}`, {
    kind: 'ANNOTATION',
    patient,
    outcome: 'SKIPPED',
    reason: 'NOT_ANNOTATED',
    message: `No mask: ${volume} of ${patient} is not annotated, which does not mean that there is nothing.`,
  });
}
