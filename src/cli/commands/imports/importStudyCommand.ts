import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { CreatePublishedStudyInput } from '../../../generated/resolverTypes.ts';
import { operation } from '../../client/operation.ts';
import { parseJson } from '../../options/parseJson.ts';
import { withExamples } from '../../options/withExamples.ts';
import { parseMembers } from '../../publications/parseMembers.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface CreatedStudy {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly claimReport: { readonly contradictedCount: number; readonly undecidedCount: number };
}

const CREATE = operation<{ createPublishedStudy: CreatedStudy }, { input: CreatePublishedStudyInput }>(
  /* GraphQL */ `mutation CreatePublishedStudy($input: CreatePublishedStudyInput!) {
    createPublishedStudy(input: $input) { id name hash claimReport { contradictedCount undecidedCount } }
  }`,
);

interface Options {
  readonly file: string;
  readonly members?: string;
}

/** sonoledger import study: what another study states about its cohort. */
export function importStudyCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('study')
    .description("Enter another study's counts, exclusions, members and claims (docs/cohort.md).")
    .requiredOption('--file <file>', 'JSON file with what the study states')
    .option('--members <file>', 'CSV file of its members: pseudonym, or pseudonym and volume')
    .action(
      connected<Options>(terminal, async ({ client, show }, { file, members }) => {
        const stated = requireObject(await parseJson(`@${file}`, '--file'), file);
        const listed =
          members === undefined ? stated.members : parseMembers(await readText(members), members);
        const payload = await client.request(CREATE, { input: { ...stated, members: listed } });
        const { id, name, claimReport } = payload.createPublishedStudy;
        const { contradictedCount: wrong, undecidedCount: open } = claimReport;
        show(payload, () => `Entered "${name}" (${id}). Claims: ${wrong} contradicted, ${open} undecided.`);
      }),
    );
  withExamples(
    command,
    'import study --file docs/examples/remind-study.json',
    'import study --file study.json --members members.csv',
  );
}

function requireObject(content: unknown, file: string): CreatePublishedStudyInput {
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) {
    return content as CreatePublishedStudyInput;
  }
  throw new SonoledgerError('INVALID_INPUT', `${file} must hold a JSON object; see docs/cohort.md.`);
}

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new SonoledgerError(
      'FILE_NOT_FOUND',
      `--members: there is no readable file ${path}.`,
      {},
      { cause },
    );
  });
