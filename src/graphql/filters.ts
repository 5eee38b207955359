import { SonoledgerError } from '../errors/sonoledgerError.ts';
import type { FloatFilter, InputMaybe, StringFilter } from '../generated/resolverTypes.ts';

/** Puts a condition on the column that it is about, for example `(name) => ({ dataSet: { name } })`. */
type Place<Where> = (condition: object) => Where;

const DEEPEST_NESTING = 10;

/** The conditions of a filter on a column that always holds a value. */
export function conditionsOn<Where>(
  filter: InputMaybe<StringFilter | FloatFilter>,
  place: Place<Where>,
): Where[] {
  if (!filter) return [];
  const nothing = filter.isNull === true ? [{ in: [] }] : [];
  return [...valueConditions(filter), ...nothing].map(place);
}

/**
 * The conditions of a filter on a column that may be null. Each says that there is a value too, so that it is
 * false and not unknown for a row without one: NOT keeps that row.
 * @param absent for a column of a related row: the condition that there is no such row, which counts as null
 */
export function nullableConditionsOn<Where>(
  filter: InputMaybe<StringFilter | FloatFilter>,
  place: Place<Where>,
  absent?: Where,
): Where[] {
  if (!filter) return [];
  const conditions = valueConditions(filter).map(place);
  if (conditions.length > 0 || filter.isNull === false) conditions.push(place({ not: null }));
  if (filter.isNull !== true) return conditions;
  const isNull = place({ equals: null });
  return [...conditions, absent ? ({ OR: [isNull, absent] } as Where) : isNull];
}

function valueConditions({ isNull: _, ...filter }: StringFilter | FloatFilter): object[] {
  const { contains, ...exact } = filter as StringFilter;
  const given = Object.entries(exact).filter(([, value]) => value != null);
  return [
    ...(given.length > 0 ? [Object.fromEntries(given)] : []),
    ...(contains != null ? [{ contains: escapeWildcards(contains), mode: 'insensitive' }] : []),
  ];
}

// The text goes into a LIKE pattern as it is.
const escapeWildcards = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

interface LogicalFilter<Self> {
  readonly AND?: InputMaybe<readonly Self[]>;
  readonly OR?: InputMaybe<readonly Self[]>;
  readonly NOT?: InputMaybe<readonly Self[]>;
}

/** Translates AND, OR and NOT around the conditions of one filter level. */
export function logicalWhere<Filter extends LogicalFilter<Filter>, Where>(
  filter: InputMaybe<Filter>,
  conditions: (filter: Filter) => Where[],
  depth = 1,
): Where {
  if (!filter) return {} as Where;
  if (depth > DEEPEST_NESTING) {
    throw new SonoledgerError('INVALID_INPUT', `A filter may be nested ${DEEPEST_NESTING} levels deep.`);
  }
  const nested = (filters: InputMaybe<readonly Filter[]>): Where[] =>
    (filters ?? []).map((each) => logicalWhere(each, conditions, depth + 1));
  return {
    AND: [...conditions(filter), ...nested(filter.AND)],
    ...(filter.OR != null && { OR: nested(filter.OR) }),
    ...(filter.NOT != null && { NOT: { OR: nested(filter.NOT) } }),
  } as Where;
}
