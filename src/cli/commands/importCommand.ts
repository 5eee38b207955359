import type { Command } from 'commander';
import type { Terminal } from '../types.ts';
import { importAnnotationCommand } from './imports/importAnnotationCommand.ts';
import { importDataSetCommand } from './imports/importDataSetCommand.ts';
import { importFolderCommand } from './imports/importFolderCommand.ts';
import { importLandmarksCommand } from './imports/importLandmarksCommand.ts';
import { importPhantomCommand } from './imports/importPhantomCommand.ts';
import { importRaterLabelsCommand } from './imports/importRaterLabelsCommand.ts';
import { importResultsCommand } from './imports/importResultsCommand.ts';
import { importStudyCommand } from './imports/importStudyCommand.ts';
import { importTrainingCommand } from './imports/importTrainingCommand.ts';
import { importTransformCommand } from './imports/importTransformCommand.ts';
import { importVolumeCommand } from './imports/importVolumeCommand.ts';

/** sonoledger import: brings data in. */
export function importCommand(program: Command, terminal: Terminal): void {
  const group = program
    .command('import')
    .description(
      'Import data sets, volumes, annotations, landmarks, transforms, results of other tools or a phantom cohort.',
    );
  importFolderCommand(group, terminal);
  importDataSetCommand(group, terminal);
  importVolumeCommand(group, terminal);
  importAnnotationCommand(group, terminal);
  importLandmarksCommand(group, terminal);
  importTransformCommand(group, terminal);
  importRaterLabelsCommand(group, terminal);
  importTrainingCommand(group, terminal);
  importResultsCommand(group, terminal);
  importStudyCommand(group, terminal);
  importPhantomCommand(group, terminal);
}
