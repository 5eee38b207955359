import type {
  Freeze,
  LabelSource,
  RegistrationMethod,
  SliceAxis,
  SliceRule,
} from '../../generated/prisma/client.ts';
import type { FreezeChangeCause } from '../../generated/resolverTypes.ts';
import type { FreezeSelection } from './types.ts';

/** A freeze with how and when it was chosen. */
export interface ChosenFreeze {
  readonly freeze: Freeze;
  readonly rule: SliceRule;
  readonly selection: FreezeSelection;
  /** Event of the ledger that made it; null for one without. */
  readonly seq: bigint | null;
}

/** A slice that one freeze has and the other lacks, with what the other has in its place. */
export interface LackedSlice {
  readonly sliceId: bigint;
  readonly slicingId: string;
  readonly volumeId: string;
  readonly patientId: string;
  readonly axis: SliceAxis;
  readonly index: number;
  readonly areaMm2: number;
  /** Whether the other freeze chose a slicing of the volume, and whether that has a slice in this place. */
  readonly volumeChosen: boolean;
  readonly placeFilled: boolean;
  /** The exclusion on the slice of the other freeze. */
  readonly exclusionId: string | null;
  readonly reasonCode: string | null;
  readonly threshold: number | null;
  readonly wholeVolume: boolean;
  readonly wholePatient: boolean;
}

/** What a slicing comes from, seen from a freeze that did not choose its volume. */
export interface SlicingFacts {
  readonly slicingId: string;
  readonly volumeId: string;
  readonly patientId: string;
  readonly dataSetId: string;
  readonly labelSource: LabelSource;
  readonly annotationId: string | null;
  readonly pseudoLabelId: string | null;
  readonly registrationId: string | null;
  readonly registrationMethod: RegistrationMethod | null;
  readonly annotatorName: string | null;
  /** What was made after the freeze, such as "the slicing"; null when all was there. */
  readonly madeLater: string | null;
  /** What a newer version had replaced by then. */
  readonly superseded: string | null;
}

/** Why a freeze lacks something. */
export interface Explanation {
  readonly cause: FreezeChangeCause;
  readonly message: string;
  readonly exclusionIds: readonly string[];
  readonly reasonCode: string | null;
}

export type ExplainedSlice = LackedSlice & Explanation;

export interface ChangeGroup {
  readonly cause: FreezeChangeCause;
  readonly reasonCode: string | null;
  readonly counts: { readonly patients: number; readonly volumes: number; readonly slices: number };
}

/** What `has` holds and `lacks` does not, explained. */
export interface FreezeSide {
  readonly counts: ChangeGroup['counts'];
  readonly groups: readonly ChangeGroup[];
  readonly unexplainedCount: number;
  readonly slices: readonly ExplainedSlice[];
}

export interface FreezeComparison {
  readonly a: Freeze;
  readonly b: Freeze;
  readonly ruleDifferences: readonly { readonly what: string; readonly a: string; readonly b: string }[];
  readonly keptSliceCount: number;
  readonly relabelledSliceCount: number;
  readonly removed: FreezeSide;
  readonly added: FreezeSide;
}
