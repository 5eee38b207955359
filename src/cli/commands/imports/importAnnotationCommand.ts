import type { Command } from 'commander';
import type { AnnotationOrigin, Structure } from '../../../generated/resolverTypes.ts';
import { choiceOption } from '../../options/choiceOption.ts';
import { ANNOTATION_ORIGINS, STRUCTURES } from '../../options/choices.ts';
import {
  type DicomOptions,
  dicomInput,
  withDicomOptions,
  withSegmentOption,
} from '../../options/dicomOptions.ts';
import { type FileOptions, withFileOptions } from '../../options/fileSource.ts';
import { volumeSource } from '../../options/volumeSource.ts';
import { withExamples } from '../../options/withExamples.ts';
import { IMPORT_ANNOTATION } from '../../pipeline/importOperations.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface Options extends FileOptions, DicomOptions {
  readonly volume: string;
  readonly structure: Structure;
  readonly origin: AnnotationOrigin;
  readonly annotator?: string;
  readonly tool?: string;
  readonly toolVersion?: string;
  readonly supersedes?: string;
}

/** sonoledger import annotation: a label map on a volume's grid. */
export function importAnnotationCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('annotation')
    .description(
      'Import a label map on the grid of its volume (voxels other than 0 are labelled), or a DICOM segmentation in its space.',
    )
    .requiredOption('--volume <id>', 'volume that it lies on')
    .addOption(choiceOption('--structure <s>', 'what it outlines', STRUCTURES, 'TUMOUR'))
    .addOption(choiceOption('--origin <o>', 'how it came to be', ANNOTATION_ORIGINS).makeOptionMandatory())
    .option('--annotator <name>', 'who drew it; made when new')
    .option('--tool <name>', 'tool that made it, for automatic ones')
    .option('--tool-version <text>', 'version of that tool')
    .option('--supersedes <id>', 'annotation that this one replaces');
  withFileOptions(withDicomOptions(withSegmentOption(command))).action(
    connected<Options>(terminal, async (session, options) => {
      const { structure, origin, tool, toolVersion } = options;
      const input = {
        volumeId: options.volume,
        structure,
        origin,
        tool,
        toolVersion,
        annotatorName: options.annotator,
        source: await volumeSource(session.client, options),
        dicom: dicomInput(options),
        supersedesId: options.supersedes,
      };
      const payload = await session.client.request(IMPORT_ANNOTATION, { input });
      const { id, voxelCount, volumeMm3 } = payload.importAnnotation;
      session.show(
        payload,
        () => `Imported annotation ${id}: ${voxelCount} voxels, ${(volumeMm3 / 1000).toFixed(2)} cm3`,
      );
    }),
  );
  withExamples(
    command,
    'import annotation --volume 0192f5c2-... --origin EXPERT --annotator "Expert 1" --file Case1-US-tumour.nii.gz',
    'import annotation --volume 0192f5c2-... --origin MANUAL --file Tumor_segmentation.dcm',
  );
}
