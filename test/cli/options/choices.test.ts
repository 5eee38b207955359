import { describe, expect, it } from '@jest/globals';
import { GraphQLEnumType } from 'graphql';
import * as choices from '../../../src/cli/options/choices.ts';
import { createSchema } from '../../../src/graphql/createSchema.ts';

const ENUMS: Readonly<Record<string, keyof typeof choices>> = {
  AnnotationOrigin: 'ANNOTATION_ORIGINS',
  ExperimentQuestion: 'EXPERIMENT_QUESTIONS',
  ImportLayout: 'IMPORT_LAYOUTS',
  JobState: 'JOB_STATES',
  LabelSource: 'LABEL_SOURCES',
  Modality: 'MODALITIES',
  Phase: 'PHASES',
  Role: 'ROLES',
  Sequence: 'SEQUENCES',
  SliceAxis: 'SLICE_AXES',
  Stage: 'STAGES',
  Structure: 'STRUCTURES',
  SubjectKind: 'SUBJECT_KINDS',
  SummaryPolicy: 'SUMMARY_POLICIES',
  TransferMethod: 'TRANSFER_METHODS',
  Verdict: 'VERDICTS',
};

const valuesOf = (name: string): string[] => {
  const type = createSchema().getType(name);
  return type instanceof GraphQLEnumType ? type.getValues().map((value) => value.name) : [];
};

describe('the choices of options', () => {
  it.each(Object.entries(ENUMS))('of %s are the values of the contract', (name, list) => {
    expect(new Map<string, unknown>(Object.entries(choices)).get(list)).toEqual(valuesOf(name));
  });

  it('of registration methods leave out those that cannot be asked for', () => {
    const possible = valuesOf('RegistrationMethod').filter((name) => !['IMPORTED', 'MANUAL'].includes(name));
    expect(choices.REGISTRATION_METHODS).toEqual(possible);
  });
});
