import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { type ComputedFlow, cohortFlow } from '../../exclusions/service/cohortFlow.ts';
import { findMembersByStudies, findStudiesByIds } from '../queries.ts';
import { findDoubts, findUnitNames } from '../reconcile.queries.ts';
import { isIn, reconcileCohorts } from '../reconcileCohorts.ts';
import { remainders } from '../remainders.ts';
import { subtract } from '../stated.ts';
import type { OurUnit, ReconciliationOf, Stated, StatedCount, StudyContent } from '../types.ts';

export interface ReconcileRequest {
  readonly studyId: string;
  readonly freezeId?: string | null;
  readonly dataSetId?: string | null;
}

/** A study's cohort beside ours: a freeze, or a data set as it stands. */
export async function reconcile(
  context: ServiceContext,
  { studyId, freezeId, dataSetId }: ReconcileRequest,
): Promise<ReconciliationOf> {
  if ((freezeId == null) === (dataSetId == null)) {
    throw new SonoledgerError('INVALID_INPUT', 'Give a freeze or a data set to hold the study against.');
  }
  const content = await requireStudy(context, studyId);
  const flow = await cohortFlow(context, { freezeId, dataSetId });
  const ours = await findOurUnits(context, flow);
  const { study, counts, exclusions, members } = content;
  const found = members.length > 0 ? reconcileCohorts(ours, members, exclusions) : null;
  return {
    study,
    scope: flow.scope,
    counts: counts.map((count) => besideOurs(count, flow)),
    membersKnown: found !== null,
    bothPatients: found?.bothPatients ?? null,
    bothVolumes: found?.bothVolumes ?? null,
    caseRows: found?.cases ?? [],
    remainders: remainders({
      ours,
      ourCounts: countIn(ours),
      theirCounts: endOf(content),
      exclusions,
      cases: found?.cases ?? null,
    }),
  };
}

async function requireStudy({ app }: ServiceContext, id: string): Promise<StudyContent> {
  const [found] = await findStudiesByIds(app.prisma, [requireUuid(id, 'published study')]);
  const study = requireFound(found, 'published study', id);
  const members = await findMembersByStudies(app.prisma, [study.id]);
  return {
    study,
    counts: study.counts as unknown as StudyContent['counts'],
    exclusions: study.exclusions as unknown as StudyContent['exclusions'],
    members: members.map(({ pseudonym, volumeName }) => ({ pseudonym, volume: volumeName })),
  };
}

/** Everything that entered our flow, with why it left or whether records doubt it. */
async function findOurUnits({ app }: ServiceContext, flow: ComputedFlow): Promise<OurUnit[]> {
  const patientIds = [...new Set(flow.entered.map(({ patientId }) => patientId))];
  const [names, doubts] = await Promise.all([
    findUnitNames(app.prisma, patientIds),
    findDoubts(app.prisma, patientIds),
  ]);
  const entered = new Set(flow.entered.flatMap(({ volumeId }) => volumeId ?? []));
  const without = new Set(
    flow.entered.flatMap(({ patientId, volumeId }) => (volumeId === null ? patientId : [])),
  );
  const left = leftOf(flow);
  const doubtOf = new Map(doubts.map(({ volumeId, doubt }) => [volumeId, doubt]));
  return names.flatMap((unit) => {
    const { volumeId, patientId } = unit;
    const counts = volumeId === null ? without.has(patientId) : entered.has(volumeId);
    if (!counts) return [];
    const reason = left.get(volumeId ?? patientId) ?? null;
    return [{ ...unit, left: reason, doubt: volumeId === null ? null : (doubtOf.get(volumeId) ?? null) }];
  });
}

/** By volume, and by patient for those without one. */
function leftOf({ nodes }: ComputedFlow): Map<string, NonNullable<OurUnit['left']>> {
  const rows = nodes.flatMap(({ excluded }) =>
    excluded.flatMap(({ reason, patients, volumes }) =>
      [...patients, ...volumes].map(
        ({ id, exclusionIds }) => [id, { reasonCode: reason.code, exclusionIds }] as const,
      ),
    ),
  );
  return new Map(rows);
}

function besideOurs(count: StatedCount, { nodes }: ComputedFlow): ReconciliationOf['counts'][number] {
  const { title, stage, patients, volumes, slices } = count;
  const node = nodes.find((each) => each.stage === stage);
  const none: Stated = { patients: null, volumes: null, slices: null };
  const ours: Stated = stage === null ? (nodes[0]?.nIn ?? none) : (node?.nOut ?? none);
  const theirs = { patients, volumes, slices };
  return { title, stage, ours, theirs, difference: subtract(ours, theirs) };
}

const countIn = (ours: readonly OurUnit[]): Stated => {
  const inside = ours.filter(isIn);
  return {
    patients: new Set(inside.map(({ patientId }) => patientId)).size,
    volumes: inside.filter(({ volumeId }) => volumeId !== null).length,
    slices: null,
  };
};

/** The last count of a study, or its members where it names them. */
function endOf({ counts, members }: StudyContent): Stated {
  const last = counts[counts.length - 1];
  if (members.length === 0) return last;
  const patients = new Set(members.map(({ pseudonym }) => pseudonym)).size;
  return { patients, volumes: members[0].volume === null ? last.volumes : members.length, slices: null };
}
