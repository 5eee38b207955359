import type { Command } from 'commander';
import type { ExcludeInput, SubjectKind } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { SUBJECT_KINDS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

const EXCLUDE = operation<
  { exclude: { readonly id: string; readonly stage: string } },
  { input: ExcludeInput }
>(/* GraphQL */ `mutation Exclude($input: ExcludeInput!) { exclude(input: $input) { id stage } }`);

interface Options {
  readonly subject: SubjectKind;
  readonly id: string;
  readonly reason: string;
  readonly comment: string;
  readonly blinded?: boolean;
  readonly outcomesSeen?: boolean;
}

/** sonoledger exclude: takes a subject out, by hand. */
export function excludeCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('exclude')
    .description('Take a subject out, with a reason. The record stays for ever.')
    .addOption(choiceOption('--subject <kind>', 'what the subject is', SUBJECT_KINDS).makeOptionMandatory())
    .requiredOption('--id <id>', 'the subject')
    .requiredOption('--reason <code>', 'reason of the controlled list: sonoledger list exclusion-reasons')
    .requiredOption('--comment <text>', 'why, in your words')
    .option('--blinded', 'you were kept from knowing method and outcome')
    .option('--outcomes-seen', 'outcomes had been seen when this was decided')
    .action(
      connected<Options>(terminal, async (session, options) => {
        const { subject, id, reason, comment, blinded = false, outcomesSeen = false } = options;
        const input = {
          subjectKind: subject,
          subjectId: id,
          reasonCode: reason,
          comment,
          blinded,
          outcomesSeen,
        };
        const payload = await session.client.request(EXCLUDE, { input });
        session.show(payload, () => `Excluded at ${payload.exclude.stage}: record ${payload.exclude.id}`);
      }),
    );
  withExamples(
    command,
    'exclude --subject PATIENT --id 0192f5c0-... --reason OTHER_ELIGIBILITY --comment "re-operation"',
  );
}
