import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { AnnotationOrigin, ImportRaterLabelsInput } from '../../../generated/resolverTypes.ts';
import { operation } from '../../client/operation.ts';
import type { Client } from '../../client/types.ts';
import { resolveNamed } from '../../lookups/resolveNamed.ts';
import { choiceOption } from '../../options/choiceOption.ts';
import { withExamples } from '../../options/withExamples.ts';
import { createProgress } from '../../output/createProgress.ts';
import { type Column, formatTable } from '../../output/formatTable.ts';
import { connected, type Session } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface ImportedLabels {
  readonly annotatorRun: { readonly id: string; readonly name: string } | null;
  readonly predictions: readonly { readonly state: string; readonly missingReason: string | null }[];
  readonly items: readonly {
    readonly fileName: string;
    readonly matchedBy: string | null;
    readonly volume: { readonly name: string; readonly patient: { readonly pseudonym: string } } | null;
    readonly already: boolean;
    readonly largestValue: number | null;
    readonly error: { readonly code: string; readonly message: string } | null;
  }[];
}

const IMPORT_LABELS = operation<{ importRaterLabels: ImportedLabels }, { input: ImportRaterLabelsInput }>(
  /* GraphQL */ `mutation ImportRaterLabels($input: ImportRaterLabelsInput!) {
    importRaterLabels(input: $input) {
      annotatorRun { id name }
      predictions { state missingReason }
      items { fileName matchedBy already largestValue volume { name patient { pseudonym } } error { code message } }
    }
  }`,
);

interface Options {
  readonly freeze: string;
  readonly annotator: string;
  readonly run: string;
  readonly folder: string;
  readonly namePattern?: string;
  readonly origin: AnnotationOrigin;
}

/** Formats with image and header in one file. */
const LABEL_FILE = /\.(nii|nii\.gz|nrrd|mha|mnc)$/i;

/** sonoledger import rater-labels: a folder of a second rater's labels. */
export function importRaterLabelsCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('rater-labels')
    .description("Import a folder of a rater's labels and enter them as predictions of an annotator run.")
    .requiredOption('--freeze <name>', 'freeze, by name or id')
    .requiredOption('--annotator <name>', 'who drew them')
    .requiredOption('--run <name>', 'annotator run; made when it is not there')
    .requiredOption('--folder <path>', 'folder with one label file a volume')
    .option('--name-pattern <pattern>', 'how files are called, with {patient} and {volume}')
    .addOption(choiceOption('--origin <origin>', 'how they were drawn', ['MANUAL', 'EXPERT'], 'EXPERT'))
    .action(
      connected<Options>(terminal, async (session, options) => {
        const input = {
          freezeId: (await resolveNamed(session.client, 'freeze', options.freeze)).id,
          annotatorName: options.annotator,
          runName: options.run,
          origin: options.origin,
          namePattern: options.namePattern,
          labels: await uploadFolder(session, options.folder),
        };
        const payload = await session.client.request(IMPORT_LABELS, { input });
        session.show(payload, () => describe(payload.importRaterLabels));
      }),
    );
  withExamples(
    command,
    'import rater-labels --freeze reference --annotator "Rater 2" --run "Rater 2" --folder labels --name-pattern "{patient}-{volume}-r2"',
  );
}

async function uploadFolder({ client, terminal }: Session, folder: string) {
  const names = await labelFiles(folder);
  const progress = createProgress(terminal, 'Upload', names.length);
  try {
    const labels: Awaited<ReturnType<typeof upload>>[] = [];
    for (const name of names) {
      labels.push(await upload(client, folder, name));
      progress.update(labels.length, name);
    }
    return labels;
  } finally {
    progress.stop();
  }
}

async function labelFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => undefined);
  const names = (entries ?? []).filter((name) => LABEL_FILE.test(name)).sort();
  if (names.length > 0) return names;
  throw new SonoledgerError(
    'FILE_NOT_FOUND',
    `${folder} holds no label file (.nii, .nii.gz, .nrrd, .mha, .mnc).`,
  );
}

// Equal bytes are stored once, under the name they had first.
const upload = async (client: Client, folder: string, fileName: string) => ({
  source: { uploadHash: (await client.upload(join(folder, fileName))).hash, fileName },
});

type Item = ImportedLabels['items'][number];

const COLUMNS: readonly Column<Item>[] = [
  { title: 'file', text: ({ fileName }) => fileName },
  { title: 'volume', text: ({ volume }) => (volume ? `${volume.patient.pseudonym} ${volume.name}` : '-') },
  { title: 'found by', text: ({ matchedBy }) => matchedBy ?? '-' },
  {
    title: 'values',
    text: ({ largestValue }) => ((largestValue ?? 1) > 1 ? `1 to ${largestValue} are 1` : ''),
  },
  { title: 'result', text: resultOf },
];

function resultOf({ error, already }: Item): string {
  if (error !== null) return `${error.code}: ${error.message}`;
  return already ? 'there already' : 'imported';
}

function describe({ annotatorRun, predictions, items }: ImportedLabels): string {
  const table = formatTable(COLUMNS, items);
  if (annotatorRun === null) return table;
  const missing = predictions.filter(({ state }) => state === 'MISSING').length;
  return `${table}\n\nAnnotator run "${annotatorRun.name}": ${predictions.length - missing} labels, ${missing} missing`;
}
