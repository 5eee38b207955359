import { accessOf } from '../../../access/accessOf.ts';
import { visibleDataSets } from '../../../access/within.ts';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma, SliceRule } from '../../../generated/prisma/client.ts';
import type { CreateFreezeInput } from '../../../generated/resolverTypes.ts';
import type { FreezeRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { lockLedger } from '../../../ledger/lockLedger.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findDataSetsByIds } from '../../cohort/queries.ts';
import { freezeScope } from '../../exclusions/types.ts';
import { requireName } from '../../people/requireName.ts';
import { findSliceRulesByIds } from '../../slices/queries.ts';
import { assignFolds } from '../assignFolds.ts';
import { freezeHash } from '../freezeHash.ts';
import * as queries from '../queries.ts';
import type { CandidateSlice, FreezeSelection, UsableSlicing } from '../types.ts';
import { chooseSlicings } from './chooseSlicings.ts';
import { recordMissingVolumes } from './recordMissingVolumes.ts';
import { refuseUnknownPersons } from './refuseUnknownPersons.ts';

export interface CreatedFreeze {
  readonly freeze: FreezeRecord;
  readonly excludedSliceCount: number;
}

type Scope = Omit<FreezeSelection, 'slicingIds'>;

/**
 * Freezes the slices that a rule selects now. Whatever is in scope and not taken gets a record limited to this
 * freeze: a slice under the minimum area or on another axis, a volume that has not come as far as a slicing.
 * FREEZE_EMPTY when nothing is left, CONFLICT when persons of related data sets are unknown, DUPLICATE when the same content is frozen already.
 */
export async function createFreeze(
  context: ServiceContext,
  input: CreateFreezeInput,
): Promise<CreatedFreeze> {
  requireName(input.name, 'freeze');
  const db = context.app.prisma;
  const ruleId = requireUuid(input.sliceRuleId, 'slice rule');
  const [found] = await findSliceRulesByIds(db, [ruleId]);
  const rule = requireFound(found, 'slice rule', ruleId);
  const scope: Scope = {
    dataSetIds: await requireDataSets(context, input.dataSetIds),
    registrationMethod: input.registrationMethod ?? null,
    annotatorName: input.annotatorName ?? null,
  };
  return inTransaction(context, async (tx) => {
    await lockLedger(tx);
    const slicings = chooseSlicings(
      await queries.findUsableSlicings(tx, { ...scope, labelSources: rule.labelSources }),
    );
    const candidates = await queries.findCandidateSlices(
      tx,
      slicings.map((s) => s.slicingId),
    );
    const { taken, dropped } = applyRule(rule, candidates);
    requireSlices(taken, candidates, rule);
    const freeze = await writeFreeze(tx, { input, rule, scope, slicings, taken });
    await queries.insertSliceExclusions(tx, freezeScope(freeze.id), rule, dropped);
    await recordMissingVolumes(tx, context, freeze.id, { ...scope, rule, slicings });
    await recordChange(tx, context, {
      action: 'FREEZE_CREATED',
      entity: 'Freeze',
      entityId: freeze.id,
      after: {
        name: freeze.name,
        hash: freeze.hash,
        sliceCount: taken.length,
        excludedSliceCount: dropped.length,
      },
    });
    return { freeze, excludedSliceCount: dropped.length };
  });
}

async function requireDataSets(
  context: ServiceContext,
  given: CreateFreezeInput['dataSetIds'],
): Promise<readonly string[] | null> {
  if (given == null) return visibleDataSets(await accessOf(context));
  const ids = [...new Set(given.map((id) => requireUuid(id, 'data set')))].sort();
  const known = await findDataSetsByIds(context.app.prisma, ids);
  for (const id of ids) {
    requireFound(
      known.find((row) => row.id === id),
      'data set',
      id,
    );
  }
  return ids;
}

function applyRule(rule: SliceRule, candidates: readonly CandidateSlice[]) {
  const taken: CandidateSlice[] = [];
  const dropped: queries.DroppedSlice[] = [];
  const threshold = rule.minimumAreaMm2;
  for (const slice of candidates) {
    if (slice.excluded) continue;
    if (!rule.axes.includes(slice.axis)) {
      dropped.push({ id: slice.id, reasonCode: 'AXIS_NOT_SELECTED', measuredValue: null, threshold: null });
    } else if (slice.areaMm2 < threshold) {
      dropped.push({
        id: slice.id,
        reasonCode: 'BELOW_MINIMUM_AREA',
        measuredValue: slice.areaMm2,
        threshold,
      });
    } else {
      taken.push(slice);
    }
  }
  return { taken, dropped };
}

function requireSlices(
  taken: readonly CandidateSlice[],
  candidates: readonly CandidateSlice[],
  rule: SliceRule,
): void {
  if (taken.length > 0) return;
  const message =
    candidates.length === 0
      ? `No slices with a label of ${rule.labelSources.join(' or ')} are in force. Slice labels first (sliceLabel), or look at the exclusions.`
      : `None of the ${candidates.length} slices has ${rule.minimumAreaMm2} mm2 or more on the rule's axes.`;
  throw new SonoledgerError('FREEZE_EMPTY', message, { candidateSlices: candidates.length });
}

interface FreezeParts {
  readonly input: CreateFreezeInput;
  readonly rule: SliceRule;
  readonly scope: Scope;
  readonly slicings: readonly UsableSlicing[];
  readonly taken: readonly CandidateSlice[];
}

async function writeFreeze(tx: Prisma.TransactionClient, parts: FreezeParts): Promise<FreezeRecord> {
  const { input, rule, scope, slicings, taken } = parts;
  const { foldCount, foldSeed } = { foldCount: input.foldCount ?? 5, foldSeed: input.foldSeed ?? 1 };
  const sliceIds = taken.map((slice) => slice.id);
  const { folds, names } = await makeFolds(tx, slicings, taken, foldCount, foldSeed);
  const hashedFolds = names.map(({ id, ...name }) => ({ ...name, fold: folds.get(id) as number }));
  const hash = freezeHash(rule, hashedFolds, await queries.findHashedMembers(tx, sliceIds));
  const twin = await queries.findFreezeByHash(tx, hash);
  if (twin) {
    const message = `The same slices and folds are frozen already as "${twin.name}".`;
    throw new SonoledgerError('DUPLICATE', message, { freezeId: twin.id });
  }
  const usedSlicings = new Set(taken.map((slice) => slice.slicingId));
  const selection: FreezeSelection = { ...scope, slicingIds: slicings.map((s) => s.slicingId) };
  const freeze = await queries.insertFreeze(tx, {
    name: input.name,
    hash,
    sliceRuleId: rule.id,
    foldCount,
    foldSeed,
    patientCount: folds.size,
    volumeCount: usedSlicings.size,
    sliceCount: taken.length,
    selection: selection as unknown as Prisma.InputJsonObject,
  });
  await queries.insertFolds(tx, freeze.id, folds);
  await queries.insertMembers(tx, freeze.id, sliceIds);
  return freeze;
}

async function makeFolds(
  tx: Prisma.TransactionClient,
  slicings: readonly UsableSlicing[],
  taken: readonly CandidateSlice[],
  foldCount: number,
  foldSeed: number,
) {
  const patientOf = new Map(slicings.map((slicing) => [slicing.slicingId, slicing.patientId]));
  const sliceCounts = new Map<string, number>();
  for (const { slicingId } of taken) {
    const patientId = patientOf.get(slicingId) as string;
    sliceCounts.set(patientId, (sliceCounts.get(patientId) ?? 0) + 1);
  }
  const patientIds = [...sliceCounts.keys()];
  await refuseUnknownPersons(tx, patientIds);
  const names = await queries.findPatientNames(tx, patientIds);
  const patients = names.map(({ id, dataSet, pseudonym }) => ({
    patientId: id,
    name: JSON.stringify([dataSet, pseudonym]),
    sliceCount: sliceCounts.get(id) as number,
  }));
  const links = await queries.findPersonLinks(tx, patientIds);
  return { folds: assignFolds(patients, links, foldCount, foldSeed), names };
}
