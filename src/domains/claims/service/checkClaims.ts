import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ClaimInput, ClaimReport, LabelledClaimFinding } from '../../../generated/resolverTypes.ts';
import { checkAlpha } from '../../../kernels/claims/checkAlpha.ts';
import { checkEffectSize } from '../../../kernels/claims/checkEffectSize.ts';
import { checkMeans } from '../../../kernels/claims/checkMeans.ts';
import { checkMissRate } from '../../../kernels/claims/checkMissRate.ts';
import { checkPositiveMean } from '../../../kernels/claims/checkPositiveMean.ts';
import { checkRatio } from '../../../kernels/claims/checkRatio.ts';
import { checkShare } from '../../../kernels/claims/checkShare.ts';
import { checkSmallestP } from '../../../kernels/claims/checkSmallestP.ts';
import { checkSum } from '../../../kernels/claims/checkSum.ts';
import type { ClaimFinding, ClaimVerdict } from '../../../kernels/claims/types.ts';

type Statements = {
  [K in keyof Omit<Required<ClaimInput>, 'label' | '__typename'>]: NonNullable<ClaimInput[K]>;
};
type Kind = keyof Statements;

const CHECKS: { readonly [K in Kind]: (claim: Statements[K]) => ClaimFinding } = {
  share: checkShare,
  sum: checkSum,
  alpha: checkAlpha,
  smallestP: checkSmallestP,
  means: checkMeans,
  missRate: checkMissRate,
  positiveMean: checkPositiveMean,
  effectSize: checkEffectSize,
  ratio: checkRatio,
};
const KINDS = Object.keys(CHECKS) as Kind[];
const MOST_CLAIMS = 1000;

/**
 * Checks stated numbers against each other. Nothing is read from the records: the numbers of a publication are
 * judged by themselves. INVALID_INPUT names the claim that cannot be read.
 */
export function checkClaims(claims: readonly ClaimInput[]): ClaimReport {
  if (claims.length > MOST_CLAIMS) {
    throw new SonoledgerError('INVALID_INPUT', `At most ${MOST_CLAIMS} claims are checked at once.`);
  }
  const findings = claims.map(check);
  const count = (verdict: ClaimVerdict): number =>
    findings.filter((found) => found.verdict === verdict).length;
  return {
    findings,
    heldCount: count('HOLDS'),
    contradictedCount: count('CONTRADICTED'),
    undecidedCount: count('UNDECIDED'),
  };
}

function check(claim: ClaimInput): LabelledClaimFinding {
  const { label } = claim;
  const given = KINDS.filter((kind) => claim[kind] != null);
  if (given.length !== 1) {
    const found = given.length === 0 ? 'none' : given.join(' and ');
    throw new SonoledgerError(
      'INVALID_INPUT',
      `The claim "${label}" needs exactly one of ${KINDS.join(', ')} but has ${found}.`,
    );
  }
  try {
    return { label, ...run(given[0], claim) };
  } catch (error) {
    if (!(error instanceof SonoledgerError)) throw error;
    throw new SonoledgerError(error.code, `The claim "${label}": ${error.message}`, error.details, {
      cause: error,
    });
  }
}

const run = <K extends Kind>(kind: K, claim: ClaimInput): ClaimFinding =>
  CHECKS[kind](claim[kind] as Statements[K]);
