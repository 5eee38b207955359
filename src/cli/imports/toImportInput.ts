import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { ImportDatasetInput } from '../../generated/resolverTypes.ts';
import type { ImportFolderOptions } from '../commands/imports/importFolderCommand.ts';

/** The mutation's input for a command line. INVALID_INPUT for a rule or a pair that is not of its form. */
export function toImportInput(options: ImportFolderOptions): ImportDatasetInput {
  const { layout, root, name, licence, citation, manifest, dryRun } = options;
  return {
    ...{ root, name, licence, citation, manifest },
    layout: layout === 'AUTO' ? null : layout,
    dryRun: dryRun ?? false,
    clinical: toClinical(options),
    eligibility: options.eligible === undefined ? null : toRule(options.eligible),
    sourcePatients: (options.sourcePatient ?? []).map(toPair),
  };
}

function toClinical({ clinical, sheet, patientColumn, histologyColumn }: ImportFolderOptions) {
  return clinical === undefined ? null : { file: clinical, sheet, patientColumn, histologyColumn };
}

function toRule(text: string) {
  const [, name, column, values] = /^([^:]+):([^=]+)=(.+)$/.exec(text) ?? [];
  if (values === undefined) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      `--eligible "${text}" is not of the form NAME:COLUMN=VALUE,VALUE.`,
    );
  }
  return { name: name.trim(), column: column.trim(), accept: values.split(',') };
}

function toPair(text: string) {
  const at = text.lastIndexOf('=');
  if (at > 0 && at < text.length - 1) return { patient: text.slice(0, at), number: text.slice(at + 1) };
  throw new SonoledgerError('INVALID_INPUT', `--source-patient "${text}" is not of the form PATIENT=NUMBER.`);
}
