import { InvalidArgumentError } from 'commander';
import type { InclusionConditionInput, InclusionMeasure } from '../../generated/resolverTypes.ts';
import { INCLUSION_MEASURES } from '../options/choices.ts';

const SYNTAX = /^\s*(\w+)\s*(>=|<=|=)\s*(\S.*?)\s*$/;

/** Reads and collects conditions as in "OVERLAP_FRACTION>=0.6" and "PHASE=PRE_DURA,POST_DURA". */
export function parseCondition(
  text: string,
  before: readonly InclusionConditionInput[] = [],
): InclusionConditionInput[] {
  const [, name = '', sign, value] = SYNTAX.exec(text) ?? [];
  const measure = INCLUSION_MEASURES.find((each) => each === name.toUpperCase());
  if (measure === undefined) {
    throw new InvalidArgumentError(
      `Write MEASURE>=NUMBER, MEASURE<=NUMBER or MEASURE=WORD,WORD. Measures are ${INCLUSION_MEASURES.join(', ')}.`,
    );
  }
  return [...before, { measure, ...readLimit(measure, sign, value) }];
}

function readLimit(measure: InclusionMeasure, sign: string, value: string): Partial<InclusionConditionInput> {
  if (sign === '=') return { oneOf: value.split(',').map((word) => word.trim().toUpperCase()) };
  const limit = Number(value);
  if (!Number.isFinite(limit)) throw new InvalidArgumentError(`The limit of ${measure} must be a number.`);
  return sign === '>=' ? { atLeast: limit } : { atMost: limit };
}
