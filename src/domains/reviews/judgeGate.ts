import type { GateCheck, GateResult, StandingVerdict } from '../../generated/resolverTypes.ts';
import { type ProportionOf, proportionOf } from '../../kernels/statistics/proportionOf.ts';
import type { GatedRegistration } from './types.ts';

const CHECKS: readonly GateCheck[] = ['BETTER_BY_EVIDENCE', 'FAILURE_PROBABILITY', 'NO_RULE_EXCLUDES', 'ALL'];
const RESULTS: readonly GateResult[] = ['PASSED', 'STOPPED', 'NOT_MEASURED'];
const VERDICTS: readonly (StandingVerdict | null)[] = ['ACCEPTED', 'REJECTED', 'UNSURE', 'OPEN', null];

/** What a check said of registrations with one standing verdict. */
export interface GateCell {
  readonly result: GateResult;
  readonly verdict: StandingVerdict | null;
  readonly registrationIds: readonly string[];
}

export interface JudgedCheck {
  readonly check: GateCheck;
  /** Of those that readers reject, those that the check stops. */
  readonly sensitivity: ProportionOf;
  /** Of those that readers accept, those that the check lets pass. */
  readonly specificity: ProportionOf;
  /** Of those that the check lets pass and that readers accept or reject, the rejected ones. */
  readonly passedYetRejected: ProportionOf;
  /** Every result with every verdict, zero ones too. */
  readonly cells: readonly GateCell[];
}

/**
 * The automatic checks against people. What a check could not measure is in no share and in its cells; all checks
 * together stop what one of them stops, and have measured what each has measured.
 * @param failureProbabilityLimit largest probability of failure that passes
 */
export const judgeGate = (
  registrations: readonly GatedRegistration[],
  failureProbabilityLimit: number,
): JudgedCheck[] =>
  CHECKS.map((check) => {
    const cells = RESULTS.flatMap((result) =>
      VERDICTS.map((verdict) => ({
        ...{ result, verdict },
        registrationIds: registrations
          .filter(
            (each) => each.verdict === verdict && resultOf(check, each, failureProbabilityLimit) === result,
          )
          .map(({ registrationId }) => registrationId),
      })),
    );
    return { check, ...sharesOf(cells), cells };
  });

function sharesOf(cells: readonly GateCell[]) {
  const count = (result: GateResult, verdict: StandingVerdict): number =>
    cells.find((cell) => cell.result === result && cell.verdict === verdict)?.registrationIds.length ?? 0;
  const [passedGood, passedBad] = [count('PASSED', 'ACCEPTED'), count('PASSED', 'REJECTED')];
  const [stoppedGood, stoppedBad] = [count('STOPPED', 'ACCEPTED'), count('STOPPED', 'REJECTED')];
  return {
    sensitivity: proportionOf(stoppedBad, stoppedBad + passedBad),
    specificity: proportionOf(passedGood, passedGood + stoppedGood),
    passedYetRejected: proportionOf(passedBad, passedBad + passedGood),
  };
}

function resultOf(check: GateCheck, each: GatedRegistration, limit: number): GateResult {
  switch (check) {
    case 'BETTER_BY_EVIDENCE':
      return each.betterByEvidence ? 'PASSED' : 'STOPPED';
    case 'FAILURE_PROBABILITY':
      if (each.failureProbability === null) return 'NOT_MEASURED';
      return each.failureProbability <= limit ? 'PASSED' : 'STOPPED';
    case 'NO_RULE_EXCLUDES':
      return each.excludedByRule ? 'STOPPED' : 'PASSED';
    case 'ALL': {
      const results = CHECKS.slice(0, -1).map((one) => resultOf(one, each, limit));
      if (results.includes('STOPPED')) return 'STOPPED';
      return results.includes('NOT_MEASURED') ? 'NOT_MEASURED' : 'PASSED';
    }
  }
}
