import type { Command } from 'commander';
import type { ImportModelInput, LabelSource } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { LABEL_SOURCES } from '../options/choices.ts';
import { type FileOptions, fileSource, withFileOptions } from '../options/fileSource.ts';
import { parseJson } from '../options/parseJson.ts';
import { parseNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';

const IMPORT = operation<
  { importModel: { readonly id: string; readonly file: { readonly hash: string } } },
  { input: ImportModelInput }
>(
  /* GraphQL */ `mutation ImportModel($input: ImportModelInput!) {
    importModel(input: $input) { id file { hash } }
  }`,
);

interface Options extends FileOptions {
  readonly name: string;
  readonly architecture: string;
  readonly trainer?: string;
  readonly trainingSet?: string;
  readonly source: readonly LabelSource[];
  readonly minimumArea?: number;
  readonly spec: string;
}

/** sonoledger model import: trained weights as ONNX. */
export function modelCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('model')
    .description('Import models.')
    .command('import')
    .description('Import an ONNX model that segments slices.')
    .requiredOption('--name <name>', 'unique name')
    .requiredOption('--architecture <text>', 'network and framework')
    .requiredOption('--spec <json>', 'how images are prepared and outputs read, as JSON or @file')
    .option('--trainer <text>', 'trainer that made it')
    .option('--training-set <name>', 'training set, by name or id')
    .addOption(choiceOption('--source <s...>', 'origins of the training labels', LABEL_SOURCES, []))
    .option('--minimum-area <mm2>', 'area threshold of the training slices', parseNumber(0));
  withFileOptions(command).action(connected<Options>(terminal, importModel));
  withExamples(
    command,
    'model import --name unet-mri-35 --architecture "U-Net, nnU-Net 2.5" --spec @inference-spec.json --file unet.onnx',
  );
}

async function importModel(session: Session, options: Options): Promise<void> {
  const { name, architecture, trainer, source, minimumArea, spec, trainingSet } = options;
  const { client } = session;
  const inferenceSpec = await parseJson(spec, '--spec');
  const input = {
    name,
    architecture,
    trainer,
    trainingSetId: trainingSet && (await resolveNamed(client, 'training set', trainingSet)).id,
    labelSources: source,
    minimumAreaMm2: minimumArea,
    inferenceSpec,
    source: await fileSource(client, options),
  };
  const payload = await client.request(IMPORT, { input });
  const { id, file } = payload.importModel;
  session.show(payload, () => `Imported model "${name}" (${id}), SHA-256 ${file.hash}`);
}
