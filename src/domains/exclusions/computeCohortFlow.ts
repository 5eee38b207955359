import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ExclusionReason, Stage } from '../../generated/prisma/client.ts';
import type { LabelPathRow } from './queries.ts';
import type { ActiveReason } from './types.ts';

export interface LevelCounts {
  readonly patients: number;
  readonly volumes: number;
  /** Null before slicing. */
  readonly slices: number | null;
}

export interface FlowNode {
  readonly stage: Stage;
  readonly title: string;
  readonly nIn: LevelCounts;
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly count: LevelCounts }[];
  readonly nOut: LevelCounts;
}

export interface FlowFacts {
  /** Ultrasound volumes by patient; null for a patient without any. */
  readonly volumes: readonly { readonly patientId: string; readonly volumeId: string | null }[];
  /** Exclusions in force above slice level, oldest first. */
  readonly reasons: readonly ActiveReason[];
  /** How volumes can come by a label. A volume without any path is not judged by paths. */
  readonly paths: readonly LabelPathRow[];
  /** The controlled list, which gives the zero rows. */
  readonly catalogue: readonly ExclusionReason[];
  /** With a freeze: slices per volume, taken (null) or left out for a reason. */
  readonly slices:
    | readonly {
        readonly volumeId: string;
        readonly reasonCode: string | null;
        readonly sliceCount: number;
      }[]
    | null;
}

const STAGES: readonly { readonly stage: Stage; readonly title: string }[] = [
  { stage: 'ELIGIBILITY', title: 'Eligibility' },
  { stage: 'IMAGE_QUALITY', title: 'Image quality' },
  { stage: 'ANNOTATION', title: 'Annotation' },
  { stage: 'REGISTRATION', title: 'Registration' },
  { stage: 'VISUAL_REVIEW', title: 'Visual review' },
  { stage: 'TRANSFER', title: 'Label transfer' },
];

/**
 * Counts patients, ultrasound volumes and slices through the stages (STARD 2015 item 19). A volume leaves when
 * it, its patient, or every one of its label paths is excluded, for the reason first recorded; a patient leaves
 * with its last volume, for that volume's reason. So every level loses each unit once, and at every stage
 * nIn = nOut + the sum of the reasons, which is asserted.
 */
export function computeCohortFlow(facts: FlowFacts): FlowNode[] {
  const state = initialState(facts);
  const nodes = STAGES.map(({ stage, title }) => runStage(state, facts, stage, title));
  if (facts.slices) nodes.push(runSlicing(state, facts, facts.slices));
  for (const node of nodes) assertBalanced(node);
  return nodes;
}

interface FlowState {
  /** Volumes still in, by patient; a patient without ultrasound keeps an empty set until it leaves. */
  readonly volumesByPatient: Map<string, Set<string>>;
  readonly pathsByVolume: Map<string, LabelPathRow[]>;
}

function initialState({ volumes, paths }: FlowFacts): FlowState {
  const volumesByPatient = new Map<string, Set<string>>();
  for (const { patientId, volumeId } of volumes) {
    const own = volumesByPatient.get(patientId) ?? new Set();
    if (volumeId !== null) own.add(volumeId);
    volumesByPatient.set(patientId, own);
  }
  const pathsByVolume = new Map<string, LabelPathRow[]>();
  for (const path of paths)
    pathsByVolume.set(path.volumeId, [...(pathsByVolume.get(path.volumeId) ?? []), path]);
  return { volumesByPatient, pathsByVolume };
}

function runStage(state: FlowState, facts: FlowFacts, stage: Stage, title: string): FlowNode {
  const nIn = counts(state, null);
  const reasonOf = new Map(
    facts.reasons
      .filter((r) => r.stage === stage)
      .map((r) => [`${r.subjectKind}:${r.subjectId}`, r.reasonCode]),
  );
  const left = new Tally();
  for (const [patientId, volumes] of [...state.volumesByPatient]) {
    const patientReason = reasonOf.get(`PATIENT:${patientId}`);
    let lastReason = patientReason;
    for (const volumeId of [...volumes]) {
      const reason = patientReason ?? volumeReason(state, reasonOf, volumeId);
      if (reason === undefined) continue;
      volumes.delete(volumeId);
      left.addVolume(reason);
      lastReason ??= reason;
    }
    if (lastReason !== undefined && volumes.size === 0) {
      state.volumesByPatient.delete(patientId);
      left.addPatient(lastReason);
    }
  }
  return { stage, title, nIn, excluded: left.rows(facts.catalogue, stage), nOut: counts(state, null) };
}

/** Why a volume leaves at a stage; undefined when it stays. Removes the label paths that end here. */
function volumeReason(state: FlowState, reasonOf: Map<string, string>, volumeId: string): string | undefined {
  const own = reasonOf.get(`VOLUME:${volumeId}`);
  if (own !== undefined) return own;
  const paths = state.pathsByVolume.get(volumeId) ?? [];
  if (paths.length === 0) return undefined;
  const ends = paths.map((path) => pathReason(reasonOf, path));
  const open = paths.filter((_, n) => ends[n] === undefined);
  state.pathsByVolume.set(volumeId, open);
  return open.length === 0 ? ends[0] : undefined;
}

const pathReason = (reasonOf: Map<string, string>, path: LabelPathRow): string | undefined =>
  reasonOf.get(`REGISTRATION:${path.registrationId}`) ??
  reasonOf.get(`PSEUDO_LABEL:${path.pseudoLabelId}`) ??
  reasonOf.get(`ANNOTATION:${path.annotationId}`);

function runSlicing(state: FlowState, facts: FlowFacts, slices: NonNullable<FlowFacts['slices']>): FlowNode {
  const sliceReasons = new Map<string, string>();
  const taken = new Set<string>();
  let slicesIn = 0;
  let slicesOut = 0;
  const left = new Tally();
  for (const { volumeId, reasonCode, sliceCount } of slices) {
    slicesIn += sliceCount;
    if (reasonCode === null) {
      slicesOut += sliceCount;
      taken.add(volumeId);
    } else {
      left.addSlices(reasonCode, sliceCount);
      if (!sliceReasons.has(volumeId)) sliceReasons.set(volumeId, reasonCode);
    }
  }
  const nIn = counts(state, slicesIn);
  const volumeReasons = new Map(
    facts.reasons
      .filter((r) => r.stage === 'SLICING')
      .map((r) => [`${r.subjectKind}:${r.subjectId}`, r.reasonCode]),
  );
  for (const [patientId, volumes] of [...state.volumesByPatient]) {
    let lastReason: string | undefined;
    for (const volumeId of [...volumes]) {
      if (taken.has(volumeId)) continue;
      const reason = volumeReasons.get(`VOLUME:${volumeId}`) ?? sliceReasons.get(volumeId) ?? 'NOT_SLICED';
      volumes.delete(volumeId);
      left.addVolume(reason);
      lastReason ??= reason;
    }
    if (volumes.size === 0) {
      state.volumesByPatient.delete(patientId);
      left.addPatient(lastReason ?? 'NOT_SLICED');
    }
  }
  const excluded = left.rows(facts.catalogue, 'SLICING', true);
  return { stage: 'SLICING', title: 'Slicing', nIn, excluded, nOut: counts(state, slicesOut) };
}

function counts({ volumesByPatient }: FlowState, slices: number | null): LevelCounts {
  let volumes = 0;
  for (const own of volumesByPatient.values()) volumes += own.size;
  return { patients: volumesByPatient.size, volumes, slices };
}

/** What left at one stage, by reason. */
class Tally {
  readonly #patients = new Map<string, number>();
  readonly #volumes = new Map<string, number>();
  readonly #slices = new Map<string, number>();

  addPatient(reason: string): void {
    this.#patients.set(reason, (this.#patients.get(reason) ?? 0) + 1);
  }

  addVolume(reason: string): void {
    this.#volumes.set(reason, (this.#volumes.get(reason) ?? 0) + 1);
  }

  addSlices(reason: string, count: number): void {
    this.#slices.set(reason, (this.#slices.get(reason) ?? 0) + count);
  }

  rows(catalogue: readonly ExclusionReason[], stage: Stage, withSlices = false): FlowNode['excluded'] {
    return catalogue
      .filter((reason) => reason.stage === stage)
      .map((reason) => ({
        reason,
        count: {
          patients: this.#patients.get(reason.code) ?? 0,
          volumes: this.#volumes.get(reason.code) ?? 0,
          slices: withSlices ? (this.#slices.get(reason.code) ?? 0) : null,
        },
      }));
  }
}

function assertBalanced({ stage, nIn, nOut, excluded }: FlowNode): void {
  for (const level of ['patients', 'volumes', 'slices'] as const) {
    const left = excluded.reduce((sum, row) => sum + (row.count[level] ?? 0), 0);
    if ((nIn[level] ?? 0) === (nOut[level] ?? 0) + left) continue;
    throw new SonoledgerError(
      'INTERNAL_SERVER_ERROR',
      `The cohort flow does not balance at ${stage}: ${nIn[level]} ${level} in, ${nOut[level]} out, ${left} explained.`,
    );
  }
}
