export interface FreezePair {
  readonly a: string;
  readonly b: string;
}

interface Counts {
  readonly patients: number;
  readonly volumes: number;
  readonly slices: number;
}

export interface FreezeSide {
  readonly counts: Counts;
  readonly unexplainedCount: number;
  readonly groups: readonly {
    readonly cause: string;
    readonly reason: { readonly code: string } | null;
    readonly counts: Counts;
  }[];
}

export interface FreezeDiff {
  readonly a: { readonly name: string; readonly hash: string };
  readonly b: { readonly name: string; readonly hash: string };
  readonly ruleDifferences: readonly { readonly what: string; readonly a: string; readonly b: string }[];
  readonly keptSliceCount: number;
  readonly relabelledSliceCount: number;
  readonly removed: FreezeSide;
  readonly added: FreezeSide;
}

export interface ChangedSlice {
  readonly side: 'REMOVED' | 'ADDED';
  readonly slice: {
    readonly id: string;
    readonly axis: string;
    readonly index: number;
    readonly areaMm2: number;
  };
  readonly volume: { readonly name: string };
  readonly patient: { readonly pseudonym: string };
  readonly wholeVolume: boolean;
  readonly wholePatient: boolean;
  readonly cause: string;
  readonly message: string;
  readonly exclusions: readonly { readonly id: string; readonly reason: { readonly code: string } }[];
}
