import type { PublishedStudy, Stage } from '../../generated/prisma/client.ts';
import type { CohortSide, ReconciliationCause } from '../../generated/resolverTypes.ts';

/** Counts of which some are not known. */
export interface Stated {
  readonly patients: number | null;
  readonly volumes: number | null;
  readonly slices: number | null;
}

export interface StatedCount extends Stated {
  readonly title: string;
  /** Null for what the study started from. */
  readonly stage: Stage | null;
}

export interface StatedExclusion {
  readonly stage: Stage;
  readonly reason: string;
  readonly reasonCode: string | null;
  readonly pseudonym: string | null;
  readonly volume: string | null;
  readonly patients: number | null;
  readonly volumes: number | null;
}

export interface StatedMember {
  readonly pseudonym: string;
  readonly volume: string | null;
}

/** A study with its JSON read. */
export interface StudyContent {
  readonly study: PublishedStudy;
  readonly counts: readonly StatedCount[];
  readonly exclusions: readonly StatedExclusion[];
  readonly members: readonly StatedMember[];
}

/** From one count to the next. */
export interface StatedStep {
  readonly title: string;
  readonly stage: Stage;
  readonly nIn: Stated;
  readonly nOut: Stated;
  readonly exclusions: readonly StatedExclusion[];
  readonly unexplained: Stated;
}

/** An ultrasound volume of our records, or a patient without any (volume null), and why it left our flow. */
export interface OurUnit {
  readonly patientId: string;
  readonly pseudonym: string;
  readonly volumeId: string | null;
  readonly volume: string | null;
  /** Null while it is in. */
  readonly left: { readonly reasonCode: string; readonly exclusionIds: readonly string[] } | null;
  /** Whether records raise doubt about it though it is in. */
  readonly doubt: string | null;
}

export interface CaseRow {
  readonly side: CohortSide;
  readonly pseudonym: string;
  readonly volume: string | null;
  readonly volumeCount: number | null;
  readonly cause: ReconciliationCause;
  readonly message: string;
  readonly patientId: string | null;
  readonly exclusionIds: readonly string[];
}

export interface Remainder {
  readonly level: 'PATIENT' | 'VOLUME';
  readonly difference: number;
  readonly explained: number;
  readonly unexplained: number;
  readonly message: string;
  readonly candidates: readonly CaseRow[];
}

export interface ReconciliationOf {
  readonly study: PublishedStudy;
  readonly scope: string;
  readonly counts: readonly {
    readonly title: string;
    readonly stage: Stage | null;
    readonly ours: Stated;
    readonly theirs: Stated;
    readonly difference: Stated;
  }[];
  readonly membersKnown: boolean;
  readonly bothPatients: number | null;
  readonly bothVolumes: number | null;
  readonly caseRows: readonly CaseRow[];
  readonly remainders: readonly Remainder[];
}
