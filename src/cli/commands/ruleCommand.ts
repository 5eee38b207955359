import type { Command } from 'commander';
import type { CreateSliceRuleInput, LabelSource, SliceAxis } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { LABEL_SOURCES, SLICE_AXES } from '../options/choices.ts';
import { parseNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export interface SliceRuleRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

export const CREATE_RULE = operation<{ createSliceRule: SliceRuleRow }, { input: CreateSliceRuleInput }>(
  /* GraphQL */ `mutation CreateSliceRule($input: CreateSliceRuleInput!) {
    createSliceRule(input: $input) { id name version }
  }`,
);

interface Options {
  readonly name: string;
  readonly source: readonly LabelSource[];
  readonly axes: readonly SliceAxis[];
  readonly minimumArea: number;
}

/** sonoledger rule: the versioned rule that selects slices. */
export function ruleCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('rule')
    .description('Make a slice rule. An existing name gets its next version.')
    .requiredOption('--name <name>', 'name of the rule')
    .addOption(choiceOption('--source <s...>', 'origins of label taken', LABEL_SOURCES).makeOptionMandatory())
    .addOption(choiceOption('--axes <a...>', 'axes taken', SLICE_AXES, SLICE_AXES))
    .option('--minimum-area <mm2>', 'smallest area taken', parseNumber(0), 0)
    .action(
      connected<Options>(terminal, async (session, { name, source, axes, minimumArea }) => {
        const input = { name, labelSources: source, axes, minimumAreaMm2: minimumArea };
        const payload = await session.client.request(CREATE_RULE, { input });
        const { id, version } = payload.createSliceRule;
        session.show(payload, () => `Slice rule "${name}" version ${version} (${id})`);
      }),
    );
  withExamples(command, 'rule --name expert-35 --source EXPERT --minimum-area 35');
}
