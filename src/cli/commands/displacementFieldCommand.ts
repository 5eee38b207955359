import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { operation } from '../client/operation.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatBytes } from '../output/formatBytes.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';
import { writeProblem } from '../writeProblem.ts';

const FIELD = operation<
  { registration: { readonly state: string; readonly displacementField: { readonly url: string } | null } },
  { id: string }
>(
  /* GraphQL */ `query DisplacementField($id: ID!) { registration(id: $id) { state displacementField { url } } }`,
);

/** sonoledger displacement-field: what a deformable registration found, for other tools. */
export function displacementFieldCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('displacement-field')
    .description(
      'Download the displacement field of a deformable registration: NIfTI, ultrasound to MRI, LPS mm.',
    )
    .argument('<registration>', 'registration, by id')
    .requiredOption('--out <file>', 'file to write, .nii.gz')
    .action(connected<{ readonly out: string }>(terminal, download));
  withExamples(command, 'displacement-field 0192f5d0-... --out case1-warp.nii.gz');
}

async function download({ client, show }: Session, { out }: { out: string }, id: string): Promise<void> {
  const { registration } = await client.request(FIELD, { id });
  if (registration.displacementField === null) {
    throw new SonoledgerError(
      'CONFLICT',
      `Registration ${id} is ${registration.state} and has no displacement field: its transform is movingToFixedLps.`,
    );
  }
  const bytes = await client.download(registration.displacementField.url);
  await writeFile(out, bytes).catch((error: unknown) => {
    throw writeProblem(out, error);
  });
  show({ file: out, sizeBytes: bytes.length }, () => `Wrote ${out} (${formatBytes(bytes.length)})`);
}
