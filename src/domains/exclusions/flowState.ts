import type { Stage } from '../../generated/prisma/client.ts';
import type { FlowFacts, LabelPath, LeavingCause, LevelCounts } from './flowTypes.ts';

/** Who is still in a flow, and the reasons that are to come. */
export interface FlowState {
  /** Volumes still in, by patient; a patient without ultrasound keeps an empty set until it leaves. */
  readonly volumesByPatient: Map<string, Set<string>>;
  /** Label paths still open. */
  readonly pathsByVolume: Map<string, readonly LabelPath[]>;
  readonly catalogue: FlowFacts['catalogue'];
  /** By stage and the subject's id, the exclusion first recorded; identifiers are unique over all kinds of subject. */
  readonly reasons: ReadonlyMap<Stage, ReadonlyMap<string, Reason>>;
}

interface Reason {
  readonly code: string;
  readonly exclusionId: string;
  /** Smaller is earlier. */
  readonly order: number;
}

/** Why a unit leaves. */
export interface Departure {
  readonly code: string;
  readonly cause: LeavingCause;
  readonly exclusionIds: readonly string[];
}

export function startFlow({ volumes, paths, reasons, catalogue }: FlowFacts): FlowState {
  const volumesByPatient = new Map<string, Set<string>>();
  for (const { patientId, volumeId } of volumes) {
    const own = volumesByPatient.get(patientId) ?? new Set();
    if (volumeId !== null) own.add(volumeId);
    volumesByPatient.set(patientId, own);
  }
  const pathsByVolume = new Map<string, LabelPath[]>();
  for (const path of paths) {
    const own = pathsByVolume.get(path.volumeId);
    if (own) own.push(path);
    else pathsByVolume.set(path.volumeId, [path]);
  }
  return { volumesByPatient, pathsByVolume, catalogue, reasons: indexReasons(reasons) };
}

function indexReasons(reasons: FlowFacts['reasons']): Map<Stage, Map<string, Reason>> {
  const index = new Map<Stage, Map<string, Reason>>();
  for (const [order, { stage, subjectId, reasonCode: code, id: exclusionId }] of reasons.entries()) {
    const ofStage = index.get(stage) ?? new Map<string, Reason>();
    if (!ofStage.has(subjectId)) ofStage.set(subjectId, { code, exclusionId, order });
    index.set(stage, ofStage);
  }
  return index;
}

const reasonOf = ({ reasons }: FlowState, stage: Stage, id: string | null): Reason | undefined =>
  id === null ? undefined : reasons.get(stage)?.get(id);

/** Why a patient leaves at a stage by an exclusion of its own. */
export function patientDeparture(flow: FlowState, stage: Stage, patientId: string): Departure | undefined {
  const reason = reasonOf(flow, stage, patientId);
  return reason && { code: reason.code, cause: 'OWN_EXCLUSION', exclusionIds: [reason.exclusionId] };
}

/** Why a volume leaves at a stage; undefined when it stays. Closes the label paths that end here. */
export function volumeDeparture(flow: FlowState, stage: Stage, volumeId: string): Departure | undefined {
  const own = reasonOf(flow, stage, volumeId);
  if (own) return { code: own.code, cause: 'OWN_EXCLUSION', exclusionIds: [own.exclusionId] };
  const paths = flow.pathsByVolume.get(volumeId);
  if (paths === undefined) return undefined;
  const ends = paths.flatMap((path) => pathReason(flow, stage, path) ?? []);
  if (ends.length === 0) return undefined;
  const open = paths.filter((path) => pathReason(flow, stage, path) === undefined);
  flow.pathsByVolume.set(volumeId, open);
  if (open.length > 0) return undefined;
  ends.sort((a, b) => a.order - b.order);
  const exclusionIds = [...new Set(ends.map((end) => end.exclusionId))];
  return { code: ends[0].code, cause: 'ALL_LABELS_EXCLUDED', exclusionIds };
}

const pathReason = (flow: FlowState, stage: Stage, path: LabelPath): Reason | undefined =>
  reasonOf(flow, stage, path.registrationId) ??
  reasonOf(flow, stage, path.pseudoLabelId) ??
  reasonOf(flow, stage, path.annotationId);

/** Whether a patient, or one of its volumes, has a reason at one of these stages. */
export function leavesLater(
  flow: FlowState,
  stages: readonly Stage[],
  patientId: string,
  volumeId: string | null,
): boolean {
  const paths = (volumeId === null ? undefined : flow.pathsByVolume.get(volumeId)) ?? [];
  const has = (id: string | null): boolean => stages.some((stage) => reasonOf(flow, stage, id) !== undefined);
  const closes = (path: LabelPath): boolean =>
    stages.some((stage) => pathReason(flow, stage, path) !== undefined);
  return has(patientId) || has(volumeId) || (paths.length > 0 && paths.every(closes));
}

/** How many patients and volumes are still in. */
export function countLeft({ volumesByPatient }: FlowState, slices: number | null): LevelCounts {
  let volumes = 0;
  for (const own of volumesByPatient.values()) volumes += own.size;
  return { patients: volumesByPatient.size, volumes, slices };
}
