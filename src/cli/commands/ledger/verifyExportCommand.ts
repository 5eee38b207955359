import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { verifyExportedLedger } from '../../../ledger/verifyExportedLedger.ts';
import { withExamples } from '../../options/withExamples.ts';
import { formatFields } from '../../output/formatFields.ts';
import { showing } from '../../session.ts';
import type { GlobalOptions, Terminal } from '../../types.ts';

interface Options extends GlobalOptions {
  readonly head?: string;
}

/** sonoledger ledger verify-export: the chain of an exported ledger, without any server. */
export function verifyExportCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('verify-export')
    .description('Check an exported ledger (jsonl) without the server. Ends with 4 when it does not fit.')
    .argument('<file>', 'file that ledger export wrote')
    .option('--head <hash>', 'hash of the last event, as noted elsewhere')
    .action(async (file: string, _options: unknown, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      const result = await verifyExportedLedger(linesOf(file));
      showing(terminal, options)(result, () =>
        formatFields([
          ['events that fit', result.eventCount],
          ['head hash', result.headHash],
          [
            'valid',
            result.broken === null ? 'yes' : `NO: ${result.broken.problem} at event ${result.broken.seq}`,
          ],
        ]),
      );
      if (result.broken !== null) {
        throw new SonoledgerError('HASH_MISMATCH', `Event ${result.broken.seq} of ${file} does not fit.`);
      }
      if (options.head !== undefined && options.head !== result.headHash) {
        throw new SonoledgerError('HASH_MISMATCH', `${file} ends with another hash than ${options.head}.`);
      }
    });
  withExamples(command, 'ledger verify-export ledger.jsonl');
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file, 'utf8');
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (cause) {
    throw new SonoledgerError('FILE_NOT_FOUND', `There is no readable file ${file}.`, {}, { cause });
  } finally {
    input.destroy();
  }
}
