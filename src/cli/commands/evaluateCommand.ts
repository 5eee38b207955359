import type { Command } from 'commander';
import { requireDone } from '../jobs/requireDone.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { type ProducerOptions, resolveProducer, withProducerOptions } from '../options/producerOptions.ts';
import { withExamples } from '../options/withExamples.ts';
import { evaluate } from '../pipeline/evaluate.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Options extends ProducerOptions {
  readonly freeze: string;
  readonly definition?: readonly string[];
  readonly wait: boolean;
}

/** sonoledger evaluate: metrics of a model or annotator run on a freeze. */
export function evaluateCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('evaluate')
    .description('Compute metrics of a model or annotator run on a freeze.')
    .requiredOption('--freeze <name>', 'freeze, by name or id')
    .option('--definition <id...>', 'metric definitions, such as dice@1; all when left out')
    .option('--no-wait', 'only ask for it; do not wait for the job');
  withProducerOptions(command).action(
    connected<Options>(terminal, async (session, options) => {
      const { client } = session;
      const freeze = await resolveNamed(client, 'freeze', options.freeze);
      const producer = await resolveProducer(client, options);
      const input = { freezeId: freeze.id, ...producer.ids, definitionIds: options.definition };
      const result = await evaluate(session, input, { wait: options.wait, label: producer.name });
      const { id, sliceCount, missingCount, state } = result.metricRun;
      session.show(result, () =>
        state === 'COMPLETED'
          ? `Metric run ${id}${result.already ? ' was there already' : ''}: ${sliceCount} slices, ${missingCount} without a prediction`
          : `Metric run ${id} is ${state}`,
      );
      requireDone(result.jobs);
    }),
  );
  withExamples(command, 'evaluate --freeze reference --annotator-run "Second rater"');
}
