import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatFields } from '../output/formatFields.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Verification {
  readonly storedHash: string;
  readonly computedHash: string;
  readonly valid: boolean;
  readonly filesRead: number | null;
  readonly damagedFiles: readonly { readonly hash: string; readonly missing: boolean }[];
}

const VERIFY = operation<{ verifyFreeze: Verification }, { id: string; files: boolean }>(
  /* GraphQL */ `query VerifyFreeze($id: ID!, $files: Boolean!) {
    verifyFreeze(id: $id, files: $files) { storedHash computedHash valid filesRead damagedFiles { hash missing } }
  }`,
);

/** sonoledger verify-freeze: whether a freeze is still what it was. Ends with 4 when it is not. */
export function verifyFreezeCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('verify-freeze')
    .description("Recompute a freeze's hash from its content.")
    .argument('<freeze>', 'freeze, by name or id')
    .option('--files', 'also read every file behind it and hash its bytes')
    .action(
      connected<{ readonly files?: boolean }>(terminal, async (session, { files = false }, nameOrId) => {
        const { id, name } = await resolveNamed(session.client, 'freeze', nameOrId);
        const payload = await session.client.request(VERIFY, { id, files });
        const { storedHash, computedHash, valid, filesRead, damagedFiles } = payload.verifyFreeze;
        session.show(payload, () =>
          formatFields([
            ['freeze', name],
            ['stored hash', storedHash],
            ['computed hash', computedHash],
            ...(filesRead === null ? [] : [['files read', filesRead] as const]),
            ...damagedFiles.map(({ hash, missing }) => [missing ? 'missing' : 'changed', hash] as const),
            ['valid', valid ? 'yes' : 'NO'],
          ]),
        );
        if (!valid) {
          throw new SonoledgerError('HASH_MISMATCH', `Freeze "${name}" is no longer what was frozen.`);
        }
      }),
    );
  withExamples(command, 'verify-freeze reference', 'verify-freeze reference --files');
}
