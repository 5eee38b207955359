import type { Command } from 'commander';
import { type FileOptions, fileSource, withFileOptions } from '../../options/fileSource.ts';
import { withExamples } from '../../options/withExamples.ts';
import { IMPORT_LANDMARKS } from '../../pipeline/importOperations.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface Options extends FileOptions {
  readonly moving: string;
  readonly fixed: string;
}

/** sonoledger import landmarks: homologous points of two volumes. */
export function importLandmarksCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('landmarks')
    .description('Import landmark pairs from an MNI tag file with two volumes.')
    .requiredOption('--moving <id>', 'volume of the first points, the MRI')
    .requiredOption('--fixed <id>', 'volume of the second points, the ultrasound');
  withFileOptions(command).action(
    connected<Options>(terminal, async (session, options) => {
      const source = await fileSource(session.client, options);
      const input = { movingVolumeId: options.moving, fixedVolumeId: options.fixed, source };
      const payload = await session.client.request(IMPORT_LANDMARKS, { input });
      const { id, count, initialMtreMm } = payload.importLandmarks;
      session.show(
        payload,
        () =>
          `Imported ${count} landmark pairs (${id}): mTRE ${initialMtreMm.toFixed(2)} mm in the tracked pose`,
      );
    }),
  );
  withExamples(
    command,
    'import landmarks --moving 0192f5c1-... --fixed 0192f5c2-... --file Case1-MRI-beforeUS.tag',
  );
}
