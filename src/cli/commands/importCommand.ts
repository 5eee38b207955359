import type { Command } from 'commander';
import type { Terminal } from '../types.ts';
import { importAnnotationCommand } from './imports/importAnnotationCommand.ts';
import { importDataSetCommand } from './imports/importDataSetCommand.ts';
import { importFolderCommand } from './imports/importFolderCommand.ts';
import { importLandmarksCommand } from './imports/importLandmarksCommand.ts';
import { importPhantomCommand } from './imports/importPhantomCommand.ts';
import { importTransformCommand } from './imports/importTransformCommand.ts';
import { importVolumeCommand } from './imports/importVolumeCommand.ts';

/** sonoledger import: brings data in. */
export function importCommand(program: Command, terminal: Terminal): void {
  const group = program
    .command('import')
    .description('Import data sets, volumes, annotations, landmarks, transforms or a phantom cohort.');
  importFolderCommand(group, terminal);
  importDataSetCommand(group, terminal);
  importVolumeCommand(group, terminal);
  importAnnotationCommand(group, terminal);
  importLandmarksCommand(group, terminal);
  importTransformCommand(group, terminal);
  importPhantomCommand(group, terminal);
}
