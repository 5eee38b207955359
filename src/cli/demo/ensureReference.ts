import { isDuplicate } from '../client/isDuplicate.ts';
import { CREATE_FREEZE } from '../commands/freezeCommand.ts';
import { CREATE_RULE } from '../commands/ruleCommand.ts';
import { findNamed, type Named } from '../lookups/resolveNamed.ts';
import { count } from '../output/count.ts';
import { gapOf } from '../phantom/gapOf.ts';
import type { Demo, Said } from './types.ts';

const RULE = 'demo: every expert slice';
const MOST_FOLDS = 5;

/** The freeze of all slices with an expert's label: what every arm is measured against. */
export async function ensureReference({ session, request }: Demo, dataSet: Named): Promise<Said<Named>> {
  const { client } = session;
  const name = `Reference, ${dataSet.name}`;
  const known = await findNamed(client, 'freeze', name);
  if (known) return { result: known, said: `Reused: freeze "${name}"` };
  const rule = (await findNamed(client, 'slice rule', RULE)) ?? (await createRule(client));
  const input = {
    name,
    sliceRuleId: rule.id,
    dataSetIds: [dataSet.id],
    foldCount: Math.min(MOST_FOLDS, completePatients(request)),
  };
  try {
    const { freeze } = (await client.request(CREATE_FREEZE, { input })).createFreeze;
    const size = `${count(freeze.sliceCount, 'slice')} of ${count(freeze.patientCount, 'patient')}`;
    return { result: freeze, said: `${size} in ${count(freeze.foldCount, 'fold')}, hash ${freeze.hash}` };
  } catch (error) {
    if (!isDuplicate(error) || error.details['freezeId'] === undefined) throw error;
    return { result: { id: String(error.details['freezeId']), name }, said: `Reused: ${error.message}` };
  }
}

async function createRule(client: Demo['session']['client']): Promise<Named> {
  const input = {
    name: RULE,
    labelSources: ['EXPERT' as const],
    axes: ['I', 'J', 'K'] as const,
    minimumAreaMm2: 0,
  };
  return (await client.request(CREATE_RULE, { input })).createSliceRule;
}

function completePatients(request: Demo['request']): number {
  const indices = Array.from({ length: request.patientCount }, (_, index) => index);
  return indices.filter((index) => gapOf(request, index) === undefined).length;
}
