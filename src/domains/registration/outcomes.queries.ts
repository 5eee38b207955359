import { Prisma } from '../../generated/prisma/client.ts';
import type { RegistrationOutcome } from '../../generated/resolverTypes.ts';

/** Above this mTRE a registration is wrong, mm. */
export const WRONG_MTRE_MM = 5;

const { sql } = Prisma;

const COMPLETED = sql`(state = 'COMPLETED')`;
const EXCLUDED = sql`(reason_code IS NOT NULL)`;
const WITH_LANDMARKS = sql`(${COMPLETED} AND landmark_count > 0)`;
const WRONG = sql`(${WITH_LANDMARKS} AND mtre_registered_mm > ${WRONG_MTRE_MM})`;
const CLAIMS_BETTER = sql`(${COMPLETED} AND better_by_evidence)`;
const CLAIMS_NOTHING = sql`(${COMPLETED} AND NOT better_by_evidence)`;
const PASSED_CHECKS = sql`(${WITH_LANDMARKS} AND ${CLAIMS_BETTER} AND NOT ${EXCLUDED})`;
const ACCEPTED = sql`(${COMPLETED} AND verdict = 'ACCEPTED')`;
const REJECTED = sql`(${COMPLETED} AND verdict = 'REJECTED')`;

/** Each outcome as a condition on a row of `judged`. Counts and lists both use it, so that a count opens to its cases. */
export const OUTCOMES: Readonly<Record<RegistrationOutcome, Prisma.Sql>> = {
  PENDING: sql`(state = 'PENDING')`,
  CANCELLED: sql`(state = 'CANCELLED')`,
  COMPLETED,
  FAILED: sql`(state = 'FAILED')`,
  EXCLUDED,
  WITH_LANDMARKS,
  WRONG,
  CLAIMS_BETTER,
  CLAIMS_NOTHING,
  PASSED_CHECKS,
  SILENT_FAILURE: sql`(${PASSED_CHECKS} AND ${WRONG})`,
  ACCEPTED,
  REJECTED,
  UNSURE: sql`(${COMPLETED} AND verdict = 'UNSURE')`,
  OPEN: sql`(${COMPLETED} AND verdict = 'OPEN')`,
  UNREVIEWED: sql`(${COMPLETED} AND verdict IS NULL)`,
  REVIEW_AGREES: sql`((${ACCEPTED} AND ${CLAIMS_BETTER}) OR (${REJECTED} AND ${CLAIMS_NOTHING}))`,
  REVIEW_DISAGREES: sql`((${ACCEPTED} AND ${CLAIMS_NOTHING}) OR (${REJECTED} AND ${CLAIMS_BETTER}))`,
  PAIRED: sql`(change_mm IS NOT NULL)`,
  PAIRED_BETTER: sql`(change_mm < 0)`,
  PAIRED_WORSE: sql`(change_mm > 0)`,
  PAIRED_EQUAL: sql`(change_mm = 0)`,
};
