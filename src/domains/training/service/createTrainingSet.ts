import { createHash } from 'node:crypto';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { LabelSource } from '../../../generated/prisma/client.ts';
import type { CreateTrainingSetInput } from '../../../generated/resolverTypes.ts';
import type { TrainingSetRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { requireName } from '../../people/requireName.ts';
import * as queries from '../queries.ts';

/**
 * Makes a freeze the training set of models; its folds are the freeze's. CONFLICT when the freeze's rule takes
 * label sources that none of its slices has, because the set would claim labels that it does not hold.
 */
export async function createTrainingSet(
  context: ServiceContext,
  { name, freezeId }: CreateTrainingSetInput,
): Promise<TrainingSetRecord> {
  requireName(name, 'training set');
  const db = context.app.prisma;
  const found = await queries.findFreezeWithRule(db, requireUuid(freezeId, 'freeze'));
  const freeze = requireFound(found, 'freeze', freezeId);
  const labelSources = [...freeze.sliceRule.labelSources].sort();
  requireHeld(freeze.name, labelSources, await queries.findLabelSourcesOfFreeze(db, freezeId));
  const hash = hashTrainingSet(freeze.hash, labelSources);
  return inTransaction(context, async (tx) => {
    refuseTwin(await queries.findTrainingSetByHash(tx, hash));
    const trainingSet = await queries.insertTrainingSet(tx, { name, freezeId, labelSources, hash });
    await recordChange(tx, context, {
      action: 'TRAINING_SET_CREATED',
      entity: 'TrainingSet',
      entityId: trainingSet.id,
      after: { name, freezeId, labelSources, hash },
    });
    return trainingSet;
  });
}

function requireHeld(
  freezeName: string,
  claimed: readonly LabelSource[],
  held: readonly LabelSource[],
): void {
  const absent = claimed.filter((source) => !held.includes(source));
  if (absent.length === 0) return;
  throw new SonoledgerError(
    'CONFLICT',
    `The rule of freeze "${freezeName}" takes ${absent.join(', ')}, but none of its slices has such a label. Freeze with a rule that takes only ${held.join(', ')}.`,
  );
}

function refuseTwin(twin: TrainingSetRecord | null): void {
  if (!twin) return;
  throw new SonoledgerError('DUPLICATE', `The freeze is already the training set "${twin.name}".`, {
    trainingSetId: twin.id,
  });
}

/** SHA-256 over the freeze's hash and the label sources in alphabetical order. */
const hashTrainingSet = (freezeHash: string, labelSources: readonly LabelSource[]): string =>
  createHash('sha256')
    .update(JSON.stringify([freezeHash, labelSources]))
    .digest('hex');
