import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { exportFreeze, type FreezeExportOptions } from '../export/exportFreeze.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { parseWholeNumber } from '../options/parseNumber.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatBytes } from '../output/formatBytes.ts';
import { formatFields } from '../output/formatFields.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';
import { writeProblem } from '../writeProblem.ts';

const RECORDS = {
  volume: 'a volume',
  annotation: 'an annotation',
  'pseudo-label': 'a pseudo label',
  prediction: 'a prediction',
  slice: 'a slice, or the label that it was measured on',
} as const;

type RecordKind = keyof typeof RECORDS;

interface RecordOptions {
  readonly format: string;
  readonly out: string;
  readonly part?: string;
}

/** sonoledger export: data for other tools. */
export function exportCommand(program: Command, terminal: Terminal): void {
  const group = program
    .command('export')
    .description('Write volumes, labels and slices as NIfTI or NRRD, or a freeze as an nnU-Net data set.');
  for (const kind of Object.keys(RECORDS) as RecordKind[]) recordCommand(group, terminal, kind);
  freezeCommand(group, terminal);
}

function recordCommand(group: Command, terminal: Terminal, kind: RecordKind): void {
  const command = group
    .command(kind)
    .description(`Write ${RECORDS[kind]} as NIfTI or NRRD.`)
    .argument('<id>', `${kind.replace('-', ' ')}, by id`)
    .addOption(new Option('--format <format>', 'file format').choices(['nifti', 'nrrd']).default('nifti'))
    .requiredOption('--out <file>', 'file to write, .nii.gz or .nrrd');
  if (kind === 'slice') {
    command.addOption(new Option('--part <part>', 'what of it').choices(['image', 'label']).default('image'));
  }
  command.action(
    connected<RecordOptions>(terminal, (session, options, id) => download(session, kind, options, id)),
  );
  withExamples(command, `export ${kind} ${kind === 'slice' ? '1042' : '0192f5c2-...'} --out ${kind}.nii.gz`);
}

async function download(
  { client, show }: Session,
  kind: RecordKind,
  { format, out, part }: RecordOptions,
  id: string,
): Promise<void> {
  const query = new URLSearchParams({ format, ...(part !== undefined && { part }) });
  const bytes = await client.download(`/exports/${kind}/${encodeURIComponent(id)}?${query}`);
  await writeFile(out, bytes).catch((error: unknown) => {
    throw writeProblem(out, error);
  });
  show({ file: out, sizeBytes: bytes.length }, () => `Wrote ${out} (${formatBytes(bytes.length)})`);
}

function freezeCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('freeze')
    .description('Write a freeze as an nnU-Net v2 raw data set, with its folds as splits_final.json.')
    .argument('<freeze>', 'freeze, by name or id')
    .addOption(new Option('--format <format>', 'layout').choices(['nnunet']).default('nnunet'))
    .requiredOption('--out <folder>', 'folder to write Dataset<number>_<name> into, such as $nnUNet_raw')
    .option('--dataset-number <n>', "nnU-Net's number of the data set", parseWholeNumber(1), 501)
    .option('--dataset-name <name>', 'name after the number; the freeze when left out')
    .action(
      connected<FreezeExportOptions>(terminal, async (session, options, name) => {
        const { id } = await resolveNamed(session.client, 'freeze', name);
        const written = await exportFreeze(session, id, options);
        session.show(written, () =>
          formatFields([
            ['folder', written.folder],
            ['slices', written.caseCount],
            ['files', `${written.fileCount} (${formatBytes(written.sizeBytes)})`],
            ['SHA-256', written.hash],
          ]),
        );
      }),
    );
  withExamples(command, 'export freeze reference --format nnunet --out $nnUNet_raw --dataset-number 262');
}
