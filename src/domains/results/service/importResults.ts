import type { ServiceContext } from '../../../context/types.ts';
import type { ResultCase, ResultFile } from '../../../formats/results/types.ts';
import type { ImportResultsInput } from '../../../generated/resolverTypes.ts';
import type { ResultImportRecord } from '../../../graphql/records.ts';
import { checkIdentities, type Violation } from '../../../kernels/metrics/imported/checkIdentities.ts';
import { emptinessOf } from '../../../kernels/metrics/imported/emptinessOf.ts';
import { importedDefinitions } from '../../../kernels/metrics/imported/importedDefinitions.ts';
import { importedOutcome } from '../../../kernels/metrics/imported/importedOutcome.ts';
import type { ImportedDefinition, ResultTool } from '../../../kernels/metrics/imported/types.ts';
import { writeImportedRun } from '../../evaluation/service/writeImportedRun.ts';
import type { EvaluatedCase } from '../../evaluation/types.ts';
import { freezeCases } from '../../exports/service/freezeCases.ts';
import type { ExportCase } from '../../exports/types.ts';
import { readIncomingFile } from '../../imports/service/readIncomingFile.ts';
import { storeIncomingFile } from '../../imports/service/storeIncomingFile.ts';
import { requireName } from '../../people/requireName.ts';
import { producerColumn } from '../../training/producerColumn.ts';
import { requireProducer } from '../../training/service/requireProducer.ts';
import { matchNames } from '../matchNames.ts';
import { type MatchedNames, MOST_NAMES } from '../types.ts';
import { readCaseNames } from './readCaseNames.ts';
import { requireTextFile } from './requireTextFile.ts';

const TOOLS = { NNUNET_SUMMARY: 'NNUNET', SEG_METRICS_CSV: 'SEG_METRICS' } as const;
const MEDIA_TYPES: Readonly<Record<ResultTool, string>> = {
  NNUNET: 'application/json',
  SEG_METRICS: 'text/csv',
};
const MOST_VIOLATIONS = 1000;

/** A broken identity with its case. */
type CaseViolation = Violation & { readonly caseName: string };

/**
 * Imports metrics that another tool computed, as a metric run of definitions of that tool. Every slice of the freeze is
 * in it: those without a result are missing. Numbers that contradict each other are kept and reported by case.
 * @throws CORRUPT_FILE naming file and field; INVALID_INPUT naming cases that are no slices of the freeze; DUPLICATE
 */
export async function importResults(
  context: ServiceContext,
  input: ImportResultsInput,
): Promise<ResultImportRecord> {
  requireName(input.toolVersion, 'version of the tool');
  const producer = producerColumn(await requireProducer(context, input));
  const { cases } = await freezeCases(context, input.freezeId);
  const file = await readIncomingFile(context, input.source);
  requireTextFile(file);
  const [tool, label] = [TOOLS[input.format], input.label ?? 1];
  const results = await context.app.threads.run('readResults', { file, tool, label });
  const understand = await readCaseNames(context, input, cases);
  const names = results.cases.map(({ caseName }) => caseName);
  const matched = matchNames(names, understand, {
    fileName: file.fileName,
    ignoreUnknown: input.ignoreUnknownCases ?? false,
  });
  const definitions = definitionsOf(tool, results);
  const violations = violationsOf(results, matched, definitions);
  await storeIncomingFile(context, file);
  return writeImportedRun(context, {
    ...{ freezeId: input.freezeId, producer, tool, definitions, file, mediaType: MEDIA_TYPES[tool] },
    cases: evaluatedCases(cases, results, matched, definitions),
    facts: {
      ...{ toolVersion: input.toolVersion, label, caseCount: results.cases.length },
      unknownCount: matched.unknown.length,
      unknownCases: matched.unknown.slice(0, MOST_NAMES),
      violationCount: violations.length,
      violations: violations.slice(0, MOST_VIOLATIONS).map((each) => ({ ...each })),
    },
  });
}

const definitionsOf = (tool: ResultTool, { metrics }: ResultFile): ImportedDefinition[] =>
  importedDefinitions.filter((each) => each.tool === tool && metrics.includes(each.column));

function violationsOf(
  { cases }: ResultFile,
  { caseOf }: MatchedNames,
  definitions: readonly ImportedDefinition[],
): CaseViolation[] {
  return cases.flatMap((result) => {
    const slice = caseOf.get(result.caseName);
    if (slice === undefined) return [];
    const found = [...problemsOf(result, definitions), ...referenceProblem(result, slice)];
    return found.map((violation) => ({ caseName: result.caseName, ...violation }));
  });
}

function problemsOf(result: ResultCase, definitions: readonly ImportedDefinition[]): Violation[] {
  const emptiness = emptinessOf(result);
  const absent = emptiness === 'NEITHER' && definitions.some(({ column }) => result.values[column] === null);
  return [
    ...checkIdentities(result, emptiness),
    ...(absent ? [{ identity: 'NO_NUMBER', stated: null, expected: null } as const] : []),
  ];
}

/** Every slice of a freeze has a label, so a file that says otherwise compared with another reference. */
function referenceProblem(result: ResultCase, { pixelCount: expected }: ExportCase): Violation[] {
  const { counts } = result;
  const identity = 'REFERENCE_PIXELS';
  if (counts !== null) {
    const stated = counts.tp + counts.fn;
    return stated === expected ? [] : [{ identity, stated, expected }];
  }
  const emptiness = emptinessOf(result);
  return emptiness === 'REFERENCE' || emptiness === 'BOTH' ? [{ identity, stated: 0, expected }] : [];
}

function evaluatedCases(
  slices: readonly ExportCase[],
  { cases }: ResultFile,
  { caseOf }: MatchedNames,
  definitions: readonly ImportedDefinition[],
): EvaluatedCase[] {
  const resultOf = new Map(cases.map((result) => [caseOf.get(result.caseName)?.sliceId, result]));
  return slices.map((slice) => {
    const result = resultOf.get(slice.sliceId);
    const { labelBlobHash: referenceBlobHash, pixelCount: referencePixels } = slice;
    return {
      slice: { ...slice, referenceBlobHash },
      predictionId: null,
      referencePixels,
      predictedPixels: result?.counts ? result.counts.tp + result.counts.fp : null,
      outcomes: definitions.map((definition) =>
        result === undefined
          ? { state: 'MISSING_PREDICTION' }
          : importedOutcome(definition, emptinessOf(result), result.values[definition.column]),
      ),
    };
  });
}
