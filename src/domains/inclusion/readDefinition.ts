import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { InclusionConditionInput, InclusionRuleInput } from '../../generated/resolverTypes.ts';
import { MEASURES } from './measures.ts';
import type { MeasureCondition, MeasuringRule, RuledKind } from './types.ts';

const MOST_CONDITIONS = 20;

/** Reads what a rule says; INVALID_INPUT names the condition that cannot be meant. */
export function readDefinition(input: Omit<InclusionRuleInput, 'name'>): MeasuringRule {
  const { stage, subjectKind, conditions, whenMissing, reasonCode, description = '' } = input;
  if (subjectKind === 'SLICE' || subjectKind === 'PREDICTION') {
    throw refusal(`No inclusion rule is about a ${subjectKind.toLowerCase()}: slice rules select slices.`);
  }
  if (conditions.length === 0 || conditions.length > MOST_CONDITIONS) {
    throw refusal(`A rule has 1 to ${MOST_CONDITIONS} conditions, not ${conditions.length}.`);
  }
  return {
    ...{ stage, subjectKind, whenMissing, reasonCode, description: description.trim() },
    conditions: conditions.map((condition) => readCondition(condition, subjectKind)),
  };
}

function readCondition(input: InclusionConditionInput, subjectKind: RuledKind): MeasureCondition {
  const { measure, oneOf } = input;
  const { fits, type } = MEASURES[measure];
  if (!fits.includes(subjectKind)) {
    throw refusal(`${measure} is measured of ${fits.join(', ')}, not of ${subjectKind}.`);
  }
  if (type === 'NUMBER') {
    if (oneOf != null) throw refusal(`${measure} is a number: give atLeast or atMost.`);
    return readRange(input);
  }
  if (input.atLeast != null || input.atMost != null) throw refusal(`${measure} has no order: give oneOf.`);
  return { kind: 'MEASURE', measure, oneOf: readWords(input) };
}

function readRange({ measure, atLeast, atMost }: InclusionConditionInput): MeasureCondition {
  const ends = [atLeast, atMost].filter((end) => end != null);
  if (ends.length === 0) throw refusal(`${measure} needs atLeast or atMost.`);
  if (!ends.every(Number.isFinite)) throw refusal(`The limits of ${measure} must be finite numbers.`);
  if (atLeast != null && atMost != null && atLeast > atMost) {
    throw refusal(`No ${measure} is at least ${atLeast} and at most ${atMost}.`);
  }
  return {
    ...{ kind: 'MEASURE', measure },
    ...(atLeast != null && { atLeast }),
    ...(atMost != null && { atMost }),
  };
}

function readWords({ measure, oneOf }: InclusionConditionInput): string[] {
  const known = MEASURES[measure].type === 'WORDS' ? MEASURES[measure].words : [];
  const words = [...new Set(oneOf ?? [])];
  const unknown = words.find((word) => !known.includes(word));
  if (words.length === 0 || unknown !== undefined) {
    throw refusal(
      `${measure} is one of ${known.join(', ')}${unknown === undefined ? '' : `, not "${unknown}"`}.`,
    );
  }
  return words.sort();
}

const refusal = (message: string): SonoledgerError => new SonoledgerError('INVALID_INPUT', message);
