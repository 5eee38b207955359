import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { ArmInput, CreateExperimentInput } from '../../../generated/resolverTypes.ts';
import type { ExperimentRecord } from '../../../graphql/records.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { findFreezesByIds } from '../../freezes/queries.ts';
import { requireName } from '../../people/requireName.ts';
import { producerColumn } from '../../training/producerColumn.ts';
import { requireProducer } from '../../training/service/requireProducer.ts';
import { insertExperiment } from '../queries.ts';

const MOST_ARMS = 50;

type NewArm = Prisma.ArmUncheckedCreateWithoutExperimentInput;

/**
 * Makes an experiment whose arms share the slices and reference labels of one freeze. What an arm of a model
 * leaves open about its training is taken from the model.
 */
export async function createExperiment(
  context: ServiceContext,
  { name, question, freezeId, arms }: CreateExperimentInput,
): Promise<ExperimentRecord> {
  requireName(name, 'experiment');
  requireArms(arms);
  const [freeze] = await findFreezesByIds(context.app.prisma, [requireUuid(freezeId, 'freeze')]);
  requireFound(freeze, 'freeze', freezeId);
  const rows = await Promise.all(arms.map((arm, ordinal) => newArm(context, arm, ordinal)));
  return inTransaction(context, async (tx) => {
    const experiment = await insertExperiment(tx, { name, question, freezeId, arms: rows });
    await recordChange(tx, context, {
      action: 'EXPERIMENT_CREATED',
      entity: 'Experiment',
      entityId: experiment.id,
      after: { name, question, freezeId, arms: rows },
    });
    return experiment;
  });
}

function requireArms(arms: readonly ArmInput[]): void {
  if (arms.length < 1 || arms.length > MOST_ARMS) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `An experiment has 1 to ${MOST_ARMS} arms, not ${arms.length}.`,
    );
  }
  const seen = new Set<string>();
  for (const { name } of arms) {
    requireName(name, 'arm');
    if (seen.has(name)) throw new SonoledgerError('INVALID_INPUT', `Two arms are named "${name}".`);
    seen.add(name);
  }
}

async function newArm(context: ServiceContext, arm: ArmInput, ordinal: number): Promise<NewArm> {
  const producer = await requireProducer(context, arm);
  const model = producer.kind === 'MODEL' ? producer.model : null;
  const labelSources = arm.labelSources?.length ? arm.labelSources : (model?.labelSources ?? []);
  return {
    name: arm.name,
    ordinal,
    ...producerColumn(producer),
    minimumAreaMm2: arm.minimumAreaMm2 ?? model?.minimumAreaMm2 ?? null,
    labelSources: [...labelSources],
  };
}
