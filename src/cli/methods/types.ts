import type {
  ExclusionReason,
  RecordState,
  RegistrationMethod,
  RegistrationMethodSummary,
  StandingVerdict,
} from '../../generated/resolverTypes.ts';

/** What a method did, as compareRegistrationMethods gives it. */
export type MethodRow = Omit<RegistrationMethodSummary, 'exclusionsByReason' | 'registrations'> & {
  readonly exclusionsByReason: readonly {
    readonly reason: Pick<ExclusionReason, 'code' | 'title'>;
    readonly excluded: RegistrationMethodSummary['excluded'];
  }[];
};

interface Exclusions {
  readonly exclusions: readonly { readonly reason: { readonly code: string } }[];
}

/** One registration behind a count. */
export interface CaseRow extends Exclusions {
  readonly id: string;
  readonly method: RegistrationMethod;
  readonly state: RecordState;
  readonly standingVerdict: StandingVerdict | null;
  readonly error: { readonly code: string } | null;
  readonly fixedVolume: Exclusions & {
    readonly name: string;
    readonly patient: Exclusions & { readonly pseudonym: string };
  };
  readonly qcSheets: readonly { readonly url: string }[];
  readonly evidence: {
    readonly mtreTrackedMm: number | null;
    readonly mtreRegisteredMm: number | null;
    readonly displacementUncertaintyMm: number | null;
    readonly failureProbability: number | null;
    readonly betterByEvidence: boolean;
  } | null;
}
