import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ClaimInput, ClaimReport } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { parseJson } from '../options/parseJson.ts';
import { withExamples } from '../options/withExamples.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

const CHECK = operation<{ checkClaims: ClaimReport }, { claims: readonly ClaimInput[] }>(
  /* GraphQL */ `query CheckClaims($claims: [ClaimInput!]!) {
    checkClaims(claims: $claims) {
      heldCount contradictedCount undecidedCount
      findings { label verdict message }
    }
  }`,
);

const COLUMNS: readonly Column<ClaimReport['findings'][number]>[] = [
  { title: 'claim', text: ({ label }) => label },
  { title: 'verdict', text: ({ verdict }) => verdict },
  { title: 'why', text: ({ message }) => message },
];

/** sonoledger check-claims: whether the numbers of a publication agree with each other. */
export function checkClaimsCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('check-claims')
    .description("Check a publication's stated numbers against each other (docs/claims.md).")
    .argument('<file>', 'JSON file with a list of claims')
    .action(
      connected(terminal, async ({ client, show }, _options, file) => {
        const claims = requireList(await parseJson(`@${file}`, 'file'), file);
        const payload = await client.request(CHECK, { claims });
        show(payload, () => describe(payload.checkClaims));
      }),
    );
  withExamples(command, 'check-claims docs/examples/claims.json', '--json check-claims table2.json');
}

function requireList(content: unknown, file: string): readonly ClaimInput[] {
  if (Array.isArray(content)) return content as readonly ClaimInput[];
  throw new SonoledgerError('INVALID_INPUT', `${file} must hold a JSON list of claims; see docs/claims.md.`);
}

function describe({ findings, heldCount, contradictedCount, undecidedCount }: ClaimReport): string {
  const counts = `${findings.length} claims: ${heldCount} hold, ${contradictedCount} contradicted, ${undecidedCount} undecided.`;
  return `${formatTable(COLUMNS, findings)}\n\n${counts}`;
}
