import type { Command } from 'commander';
import type { TransformDirection, WorldSpace } from '../../../generated/resolverTypes.ts';
import { requireDone } from '../../jobs/requireDone.ts';
import { waitForJobs } from '../../jobs/waitForJobs.ts';
import { choiceOption } from '../../options/choiceOption.ts';
import { TRANSFORM_DIRECTIONS, WORLD_SPACES } from '../../options/choices.ts';
import { type FileOptions, fileSource, withFileOptions } from '../../options/fileSource.ts';
import { withExamples } from '../../options/withExamples.ts';
import { fetchRegistration } from '../../pipeline/fetchRegistration.ts';
import { formatRegistration } from '../../pipeline/formatRegistration.ts';
import { IMPORT_TRANSFORM } from '../../pipeline/importOperations.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface Options extends FileOptions {
  readonly fixed: string;
  readonly moving: readonly string[];
  readonly direction?: TransformDirection;
  readonly space?: WorldSpace;
  readonly tool: string;
  readonly wait: boolean;
}

/** sonoledger import transform: a linear transform that another tool found, measured like any registration. */
export function importTransformCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('transform')
    .description(
      'Import a transform of another tool: an ITK file (text or .h5), a linear .xfm, 16 numbers, or a displacement field (NIfTI).',
    )
    .requiredOption('--fixed <id>', 'ultrasound volume')
    .requiredOption('--moving <id...>', 'MRI volumes, one to three')
    .requiredOption('--tool <name>', 'the tool that found it, with its version')
    .addOption(
      choiceOption(
        '--direction <d>',
        'which way it points; 16 numbers and fields need it',
        TRANSFORM_DIRECTIONS,
      ),
    )
    .addOption(choiceOption('--space <s>', 'its world; 16 numbers and fields need it', WORLD_SPACES))
    .option('--no-wait', 'only ask for it; do not wait for the job');
  withFileOptions(command).action(
    connected<Options>(terminal, async (session, options) => {
      const { direction, space, tool } = options;
      const input = {
        fixedVolumeId: options.fixed,
        movingVolumeIds: options.moving,
        source: await fileSource(session.client, options),
        direction,
        space,
        tool,
      };
      const payload = await session.client.request(IMPORT_TRANSFORM, { input });
      const { registration, job } = payload.importTransform;
      if (!options.wait) {
        session.show(payload, () => `Registration ${registration.id} is asked for: job ${job.id}`);
        return;
      }
      requireDone(await waitForJobs(session, 'Measure', [{ id: job.id, label: tool }]));
      const done = await fetchRegistration(session.client, registration.id);
      session.show({ registration: done }, () => formatRegistration(done));
    }),
  );
  withExamples(
    command,
    'import transform --fixed 0192f5c2-... --moving 0192f5c1-... --tool "3D Slicer 5.6" --file Case1.tfm',
  );
}
