import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Client } from '../client/types.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';

export interface ProducerOptions {
  readonly model?: string;
  readonly annotatorRun?: string;
}

export interface Producer {
  readonly name: string;
  readonly ids: { readonly modelId: string } | { readonly annotatorRunId: string };
}

/** Adds --model and --annotator-run to a command. */
export const withProducerOptions = (command: Command): Command =>
  command
    .option('--model <name>', 'the model, by name or id')
    .option('--annotator-run <name>', 'the annotator run, by name or id');

/** The one model or annotator run that is named. INVALID_INPUT unless it is exactly one. */
export async function resolveProducer(client: Client, options: ProducerOptions): Promise<Producer> {
  const { model, annotatorRun } = options;
  if ((model === undefined) === (annotatorRun === undefined)) {
    throw new SonoledgerError('INVALID_INPUT', 'Give either --model or --annotator-run.');
  }
  if (model !== undefined) {
    const { id, name } = await resolveNamed(client, 'model', model);
    return { name, ids: { modelId: id } };
  }
  const { id, name } = await resolveNamed(client, 'annotator run', annotatorRun as string);
  return { name, ids: { annotatorRunId: id } };
}
