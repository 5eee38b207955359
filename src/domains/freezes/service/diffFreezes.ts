import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findActiveReasons, findFreezeById, findFreezePosition } from '../../exclusions/flow.queries.ts';
import { freezeScope } from '../../exclusions/types.ts';
import { countKeptSlices, findLackedSlices, findReinstatements, findSlicingFacts } from '../diff.queries.ts';
import type {
  ChangeGroup,
  ChosenFreeze,
  ExplainedSlice,
  FreezeComparison,
  FreezeSide,
} from '../diffTypes.ts';
import { explainLack } from '../explainLack.ts';
import { ruleDifferences } from '../ruleDifferences.ts';
import type { FreezeSelection } from '../types.ts';

/** Slices on one side that are still explained one by one. */
const MOST_SLICES = 200_000;

/**
 * Every slice that one of two freezes has and the other lacks, each with why the other lacks it: its rule and scope, what
 * was not there yet, what had been replaced, or the exclusions in force when it was made.
 */
export async function diffFreezes(context: ServiceContext, a: string, b: string): Promise<FreezeComparison> {
  const db = context.app.prisma;
  const [one, other] = await Promise.all([requireFreeze(db, a), requireFreeze(db, b)]);
  const [kept, removed, added] = await Promise.all([
    countKeptSlices(db, one.freeze.id, other.freeze.id),
    explainSide(db, one, other),
    explainSide(db, other, one),
  ]);
  return {
    a: one.freeze,
    b: other.freeze,
    ruleDifferences: ruleDifferences(one, other),
    ...kept,
    removed,
    added,
  };
}

async function requireFreeze(db: Prisma.TransactionClient, id: string): Promise<ChosenFreeze> {
  const found = await findFreezeById(db, requireUuid(id, 'freeze'));
  const { sliceRule: rule, ...freeze } = requireFound(found, 'freeze', id);
  const { seq } = await findFreezePosition(db, freeze);
  return { freeze, rule, selection: freeze.selection as unknown as FreezeSelection, seq };
}

async function explainSide(
  db: Prisma.TransactionClient,
  has: ChosenFreeze,
  lacks: ChosenFreeze,
): Promise<FreezeSide> {
  const slices = await findLackedSlices(db, has, lacks, MOST_SLICES + 1);
  if (slices.length > MOST_SLICES) {
    throw new SonoledgerError(
      'PAYLOAD_TOO_LARGE',
      `"${has.freeze.name}" has more than ${MOST_SLICES} slices that "${lacks.freeze.name}" lacks: compare freezes that are closer.`,
    );
  }
  const slicingIds = [...new Set(slices.map(({ slicingId }) => slicingId))];
  const [slicings, reasons] = await Promise.all([
    findSlicingFacts(db, slicingIds, lacks),
    findActiveReasons(db, ['ALL', freezeScope(lacks.freeze.id)], lacks.seq),
  ]);
  const facts = {
    lacks,
    slicings: new Map(slicings.map((slicing) => [slicing.slicingId, slicing])),
    // The first recorded reason of a subject stays.
    reasons: new Map([...reasons].reverse().map((reason) => [reason.subjectId, reason])),
  };
  const explained = slices.map((slice) => ({ ...slice, ...explainLack(slice, facts) }));
  return summarise(await withReinstatements(db, explained));
}

/** Adds the records that took the exclusions back: for what came in later they are the reason. */
async function withReinstatements(
  db: Prisma.TransactionClient,
  slices: readonly ExplainedSlice[],
): Promise<readonly ExplainedSlice[]> {
  const ids = [...new Set(slices.flatMap(({ exclusionIds }) => exclusionIds))];
  if (ids.length === 0) return slices;
  const taken = new Map(
    (await findReinstatements(db, ids)).map(({ id, reinstatesId }) => [reinstatesId, id]),
  );
  if (taken.size === 0) return slices;
  return slices.map((slice) => ({
    ...slice,
    exclusionIds: slice.exclusionIds.flatMap((id) => [
      id,
      ...(taken.has(id) ? [taken.get(id) as string] : []),
    ]),
  }));
}

function summarise(slices: readonly ExplainedSlice[]): FreezeSide {
  const groups = new Map<string, ExplainedSlice[]>();
  for (const slice of slices) {
    const reasonCode = slice.cause === 'EXCLUSION' ? slice.reasonCode : null;
    const key = `${slice.cause} ${reasonCode}`;
    const own = groups.get(key);
    if (own) own.push(slice);
    else groups.set(key, [slice]);
  }
  return {
    counts: {
      patients: distinct(
        slices.filter(({ wholePatient }) => wholePatient),
        'patientId',
      ),
      volumes: distinct(
        slices.filter(({ wholeVolume }) => wholeVolume),
        'volumeId',
      ),
      slices: slices.length,
    },
    groups: [...groups.values()].map(toGroup).sort((a, b) => b.counts.slices - a.counts.slices),
    unexplainedCount: slices.filter(({ cause }) => cause === 'UNEXPLAINED').length,
    slices,
  };
}

function toGroup(slices: readonly ExplainedSlice[]): ChangeGroup {
  const [{ cause, reasonCode }] = slices;
  const counts = {
    patients: distinct(slices, 'patientId'),
    volumes: distinct(slices, 'volumeId'),
    slices: slices.length,
  };
  return { cause, reasonCode: cause === 'EXCLUSION' ? reasonCode : null, counts };
}

const distinct = (slices: readonly ExplainedSlice[], key: 'patientId' | 'volumeId'): number =>
  new Set(slices.map((slice) => slice[key])).size;
