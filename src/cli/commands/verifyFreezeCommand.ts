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
}

const VERIFY = operation<{ verifyFreeze: Verification }, { id: string }>(
  /* GraphQL */ `query VerifyFreeze($id: ID!) { verifyFreeze(id: $id) { storedHash computedHash valid } }`,
);

/** sonoledger verify-freeze: whether a freeze is still what it was. Ends with 4 when it is not. */
export function verifyFreezeCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('verify-freeze')
    .description("Recompute a freeze's hash from its content.")
    .argument('<freeze>', 'freeze, by name or id')
    .action(
      connected(terminal, async (session, _options, nameOrId) => {
        const { id, name } = await resolveNamed(session.client, 'freeze', nameOrId);
        const payload = await session.client.request(VERIFY, { id });
        const { storedHash, computedHash, valid } = payload.verifyFreeze;
        session.show(payload, () =>
          formatFields([
            ['freeze', name],
            ['stored hash', storedHash],
            ['computed hash', computedHash],
            ['valid', valid ? 'yes' : 'NO'],
          ]),
        );
        if (!valid) {
          throw new SonoledgerError('HASH_MISMATCH', `Freeze "${name}" is no longer what was frozen.`);
        }
      }),
    );
  withExamples(command, 'verify-freeze reference');
}
