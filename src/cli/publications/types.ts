interface Counts {
  readonly patients: number | null;
  readonly volumes: number | null;
  readonly slices: number | null;
}

export interface ReconciledCase {
  readonly side: string;
  readonly pseudonym: string;
  readonly volume: string | null;
  readonly cause: string;
  readonly message: string;
  readonly exclusions: readonly { readonly id: string }[];
}

export interface Reconciliation {
  readonly study: { readonly id: string; readonly name: string };
  readonly scope: string;
  readonly counts: readonly {
    readonly title: string;
    readonly stage: string | null;
    readonly ours: Counts;
    readonly theirs: Counts;
    readonly difference: Counts;
  }[];
  readonly membersKnown: boolean;
  readonly bothPatients: number | null;
  readonly bothVolumes: number | null;
  readonly remainders: readonly {
    readonly level: string;
    readonly difference: number;
    readonly explained: number;
    readonly unexplained: number;
    readonly message: string;
    readonly candidates: readonly Omit<ReconciledCase, 'exclusions'>[];
  }[];
}
