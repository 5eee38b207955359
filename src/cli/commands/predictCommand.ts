import type { Command } from 'commander';
import { requireDone } from '../jobs/requireDone.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { type ProducerOptions, resolveProducer, withProducerOptions } from '../options/producerOptions.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { type PredictionRow, predict } from '../pipeline/predict.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Options extends ProducerOptions {
  readonly freeze: string;
  readonly wait: boolean;
}

/** sonoledger predict: labels for every volume of a freeze. */
export function predictCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('predict')
    .description('Predict every volume of a freeze; what cannot be predicted is recorded as missing.')
    .requiredOption('--freeze <name>', 'freeze, by name or id')
    .option('--no-wait', 'only ask for it; do not wait for the job');
  withProducerOptions(command).action(
    connected<Options>(terminal, async (session, options) => {
      const { client } = session;
      const freeze = await resolveNamed(client, 'freeze', options.freeze);
      const producer = await resolveProducer(client, options);
      const input = { freezeId: freeze.id, ...producer.ids };
      const result = await predict(session, input, { wait: options.wait, label: producer.name });
      session.show(result, () => summary(result.predictions));
      requireDone(result.jobs);
    }),
  );
  withExamples(
    command,
    'predict --freeze reference --annotator-run "Second rater"',
    'predict --freeze reference --model unet-mri-35',
  );
}

function summary(predictions: readonly PredictionRow[]): string {
  const states = ['PRESENT', 'MISSING', 'PENDING'] as const;
  const totals = states.map((state) => ({
    state,
    n: predictions.filter((row) => row.state === state).length,
  }));
  const missing = predictions
    .filter(({ state }) => state === 'MISSING')
    .map(
      ({ volume, missingReason }) => `missing: ${volume.patient.pseudonym} ${volume.name} (${missingReason})`,
    );
  const parts = totals.filter(({ n }) => n > 0).map(({ state, n }) => `${n} ${state.toLowerCase()}`);
  return [`${count(predictions.length, 'prediction')}: ${parts.join(', ')}`, ...missing].join('\n');
}
