import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Stage } from '../../generated/prisma/client.ts';
import {
  countLeft,
  type Departure,
  type FlowState,
  leavesLater,
  patientDeparture,
  startFlow,
  volumeDeparture,
} from './flowState.ts';
import { FlowTally } from './flowTally.ts';
import type { FlowFacts, FlowNode, FlowSlices } from './flowTypes.ts';

const BEFORE_SLICING = [
  ['ELIGIBILITY', 'Eligibility'],
  ['IMAGE_QUALITY', 'Image quality'],
  ['ANNOTATION', 'Annotation'],
  ['REGISTRATION', 'Registration'],
  ['VISUAL_REVIEW', 'Visual review'],
  ['TRANSFER', 'Label transfer'],
] as const;

const AFTER_SLICING = [
  ['SPLIT', 'Split'],
  ['TRAINING', 'Training'],
  ['PREDICTION', 'Prediction'],
  ['EVALUATION', 'Evaluation'],
] as const;

const LATER_STAGES: readonly Stage[] = AFTER_SLICING.map(([stage]) => stage);

/**
 * Counts patients, ultrasound volumes and slices through the stages (STARD 2015 item 19). A volume leaves when
 * it, its patient, or every one of its label paths is excluded, for the reason first recorded; a patient leaves
 * with its last volume, for that volume's reason. So every level loses each unit once, and at every stage
 * nIn = nOut + the sum of the reasons, which is asserted. Stages after slicing appear when something leaves there.
 */
export function computeCohortFlow(facts: FlowFacts): FlowNode[] {
  const flow = startFlow(facts);
  const nodes = BEFORE_SLICING.map(([stage, title]) => runStage(flow, stage, title, null).node);
  if (facts.slices) {
    const slicing = runSlicing(flow, facts.slices);
    const later = AFTER_SLICING.map(([stage, title]) => runStage(flow, stage, title, slicing.nOut.slices));
    nodes.push(slicing, ...later.filter(({ left }) => !left.isEmpty).map(({ node }) => node));
  }
  for (const node of nodes) assertBalanced(node);
  return nodes;
}

function runStage(
  flow: FlowState,
  stage: Stage,
  title: string,
  slices: number | null,
): { node: FlowNode; left: FlowTally } {
  const nIn = countLeft(flow, slices);
  const left = new FlowTally();
  if (flow.reasons.has(stage)) {
    for (const [patientId, volumes] of flow.volumesByPatient) {
      const own = patientDeparture(flow, stage, patientId);
      const ofAll = own && inherited(own);
      const last = removeVolumes(volumes, left, (id) => ofAll ?? volumeDeparture(flow, stage, id));
      removePatient(flow, left, patientId, own ?? (last && withLastVolume(last)));
    }
  }
  const excluded = left.rows(flow.catalogue, stage, slices !== null);
  return { node: { stage, title, nIn, excluded, nOut: countLeft(flow, slices) }, left };
}

/** What an excluded patient means for its volumes. */
const inherited = (own: Departure): Departure => ({ ...own, cause: 'PATIENT_EXCLUDED' });

/** What the departure of its last volume means for a patient. */
const withLastVolume = (last: Departure): Departure => ({ ...last, cause: 'LAST_VOLUME_LEFT' });

/** Takes out the volumes that have a departure; gives that of the last one. */
function removeVolumes(
  volumes: Set<string>,
  left: FlowTally,
  departureOf: (volumeId: string) => Departure | undefined,
): Departure | undefined {
  let last: Departure | undefined;
  for (const id of volumes) {
    const departure = departureOf(id);
    if (departure === undefined) continue;
    const { code, cause, exclusionIds } = departure;
    volumes.delete(id);
    left.addVolume(code, { id, cause, exclusionIds });
    last = departure;
  }
  return last;
}

/** Takes out a patient that has no volume left. */
function removePatient(
  { volumesByPatient }: FlowState,
  left: FlowTally,
  id: string,
  departure: Departure | undefined,
): void {
  if (departure === undefined || volumesByPatient.get(id)?.size !== 0) return;
  volumesByPatient.delete(id);
  const { code, cause, exclusionIds } = departure;
  left.addPatient(code, { id, cause, exclusionIds });
}

const NOT_SLICED: Departure = { code: 'NOT_SLICED', cause: 'NOT_SLICED', exclusionIds: [] };

function runSlicing(flow: FlowState, slices: readonly FlowSlices[]): FlowNode {
  const stage = 'SLICING';
  const left = new FlowTally();
  const rowsOf = groupByVolume(slices);
  let slicesIn = 0;
  let slicesOut = 0;
  for (const { reasonCode, sliceCount } of slices) {
    slicesIn += sliceCount;
    if (reasonCode === null) slicesOut += sliceCount;
    else left.addSlices(reasonCode, sliceCount);
  }
  const nIn = countLeft(flow, slicesIn);
  for (const [patientId, volumes] of flow.volumesByPatient) {
    const own = patientDeparture(flow, stage, patientId);
    const ofAll = own && inherited(own);
    const last = removeVolumes(volumes, left, (volumeId) => {
      const rows = rowsOf.get(volumeId) ?? [];
      if (rows.some((row) => row.reasonCode === null)) return undefined;
      const given = ofAll ?? volumeDeparture(flow, stage, volumeId);
      if (given === undefined && leavesLater(flow, LATER_STAGES, patientId, volumeId)) return undefined;
      return given ?? withoutSlices(rows);
    });
    if (own === undefined && leavesLater(flow, LATER_STAGES, patientId, null)) continue;
    removePatient(flow, left, patientId, own ?? (last ? withLastVolume(last) : NOT_SLICED));
  }
  const excluded = left.rows(flow.catalogue, stage, true);
  return { stage, title: 'Slicing', nIn, excluded, nOut: countLeft(flow, slicesOut) };
}

function groupByVolume(slices: readonly FlowSlices[]): Map<string, FlowSlices[]> {
  const rows = new Map<string, FlowSlices[]>();
  for (const row of slices) {
    const own = rows.get(row.volumeId);
    if (own) own.push(row);
    else rows.set(row.volumeId, [row]);
  }
  return rows;
}

/** Why most slices of a volume were left out. The axis tells least: it is the same for every volume. */
function withoutSlices(rows: readonly FlowSlices[]): Departure {
  if (rows.length === 0) return NOT_SLICED;
  const byArea = rows.filter((row) => row.reasonCode !== 'AXIS_NOT_SELECTED');
  const candidates = byArea.length > 0 ? byArea : rows;
  const most = Math.max(...candidates.map((row) => row.sliceCount));
  const codes = candidates.filter((row) => row.sliceCount === most).map((row) => row.reasonCode as string);
  return { code: codes.sort()[0], cause: 'NO_SLICE_TAKEN', exclusionIds: [] };
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
