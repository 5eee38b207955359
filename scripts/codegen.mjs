// Writes src/generated/resolverTypes.ts from schema.graphql; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { buildSchema, parse, printSchema } from 'graphql';

const target = 'src/generated/resolverTypes.ts';
const record = (name) => `../graphql/records.ts#${name}Record`;
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));

// Types whose resolvers start from a database row, not from the GraphQL shape.
const mapped = [
  'User',
  'ApiToken',
  'Session',
  'DataSetMember',
  'Annotator',
  'DataSet',
  'Patient',
  'Volume',
  'StoredFile',
  'SourceFile',
  'Annotation',
  'LandmarkSet',
  'Registration',
  'RegistrationEvidence',
  'RegistrationMethodSummary',
  'Review',
  'PseudoLabel',
  'Slicing',
  'Slice',
  'SliceRule',
  'Exclusion',
  'ExclusionReason',
  'InclusionRule',
  'InclusionCondition',
  'RulePreview',
  'RuleCase',
  'ApplyRulePayload',
  'Kappa',
  'AgreementCell',
  'ReaderPair',
  'ReviewAgreement',
  'GateCell',
  'CheckAgainstReviews',
  'GateAgainstReviews',
  'EffectiveExclusion',
  'CohortFlow',
  'FlowNode',
  'ReasonCount',
  'FlowCase',
  'Freeze',
  'FreezeFold',
  'FreezeDiff',
  'FreezeChanges',
  'FreezeChangeGroup',
  'FreezeChange',
  'TrainingSet',
  'Model',
  'AnnotatorRun',
  'Prediction',
  'MetricDefinition',
  'MetricValue',
  'MetricRun',
  'MetricCase',
  'ResultImport',
  'TrainingImport',
  'RaterLabelItem',
  'Experiment',
  'Arm',
  'ComparisonTable',
  'ComparisonCell',
  'Comparison',
  'PublishedStudy',
  'Reconciliation',
  'ReconciliationCase',
  'ImportRun',
  'ImportItem',
  'Job',
  'LedgerEvent',
];

const output = await codegen({
  filename: target,
  schema: parse(printSchema(schema)),
  documents: [],
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers },
  config: {
    contextType: '../context/types.ts#RequestContext',
    enumType: 'string-literal',
    enumsAsTypes: true,
    useTypeImports: true,
    immutableTypes: true,
    mappers: Object.fromEntries(mapped.map((name) => [name, record(name)])),
    scalars: {
      DateTime: 'Date',
      JSON: 'unknown',
      ID: { input: 'string', output: 'string | number | bigint' },
    },
    inputMaybeValue: 'T | null | undefined',
    avoidOptionals: { field: true, object: false, inputValue: false },
  },
});
const text = `// Generated from schema.graphql by scripts/codegen.mjs. Do not edit.\n${output}`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error(`${target} is stale: run npm run codegen and commit it.`);
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
