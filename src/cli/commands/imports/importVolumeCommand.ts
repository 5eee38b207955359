import type { Command } from 'commander';
import type { Modality, Phase, Sequence } from '../../../generated/resolverTypes.ts';
import { resolveNamed } from '../../lookups/resolveNamed.ts';
import { choiceOption } from '../../options/choiceOption.ts';
import { MODALITIES, PHASES, SEQUENCES } from '../../options/choices.ts';
import {
  type DicomOptions,
  dicomInput,
  withDicomOptions,
  withSeriesOption,
} from '../../options/dicomOptions.ts';
import { type FileOptions, withFileOptions } from '../../options/fileSource.ts';
import { parseWholeNumber } from '../../options/parseNumber.ts';
import { volumeSource } from '../../options/volumeSource.ts';
import { withExamples } from '../../options/withExamples.ts';
import { IMPORT_VOLUME } from '../../pipeline/importOperations.ts';
import { connected } from '../../session.ts';
import type { Terminal } from '../../types.ts';

interface Options extends FileOptions, DicomOptions {
  readonly dataSet: string;
  readonly patient: string;
  readonly name: string;
  readonly modality: Modality;
  readonly sequence: Sequence;
  readonly phase: Phase;
  readonly procedure: number;
  readonly histology?: string;
  readonly supersedes?: string;
}

/** sonoledger import volume: one 3D image of a patient. */
export function importVolumeCommand(group: Command, terminal: Terminal): void {
  const command = group
    .command('volume')
    .description('Import a volume. Patient and procedure are made when new.')
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .requiredOption('--patient <pseudonym>', 'pseudonym inside the data set; never a real name')
    .requiredOption('--name <name>', 'name of the volume')
    .addOption(choiceOption('--modality <m>', 'kind of image', MODALITIES).makeOptionMandatory())
    .addOption(choiceOption('--sequence <s>', 'imaging sequence', SEQUENCES).makeOptionMandatory())
    .addOption(choiceOption('--phase <p>', 'when it was taken', PHASES).makeOptionMandatory())
    .option('--procedure <n>', 'number of the operation', parseWholeNumber(1), 1)
    .option('--histology <text>', 'tumour type, for a new patient')
    .option('--supersedes <id>', 'volume that this one replaces');
  withFileOptions(withDicomOptions(withSeriesOption(command))).action(
    connected<Options>(terminal, async (session, options) => {
      const dataSet = await resolveNamed(session.client, 'data set', options.dataSet);
      const { name, modality, sequence, phase, histology } = options;
      const input = {
        dataSetId: dataSet.id,
        pseudonym: options.patient,
        histology,
        procedureNumber: options.procedure,
        name,
        modality,
        sequence,
        phase,
        source: await volumeSource(session.client, options),
        dicom: dicomInput(options),
        supersedesId: options.supersedes,
      };
      const payload = await session.client.request(IMPORT_VOLUME, { input });
      const { id, geometry, voxelType } = payload.importVolume;
      const grid = `${geometry.size.join(' x ')} voxels of ${geometry.spacingMm.map((s) => Number(s.toPrecision(4))).join(' x ')} mm`;
      session.show(payload, () => `Imported volume ${id}: ${grid}, ${voxelType}`);
    }),
  );
  withExamples(
    command,
    'import volume --data-set RESECT --patient Case1 --name US-before --modality US --sequence B_MODE --phase PRE_DURA --file Case1-US-before.nii.gz',
    'import volume --data-set ReMIND --patient ReMIND-022 --name T1 --modality MR --sequence T1CE --phase PREOPERATIVE --file 3DAXT1postcontrast_MRI/',
  );
}
