import type { FloatFilter, InputMaybe, StringFilter } from '../generated/resolverTypes.ts';

/** A typed filter as a Prisma condition; undefined when nothing is asked. */
export function stringCondition(filter: InputMaybe<StringFilter>) {
  if (!filter) return undefined;
  return {
    ...(filter.equals != null && { equals: filter.equals }),
    ...(filter.in != null && { in: [...filter.in] }),
    ...(filter.contains != null && { contains: filter.contains, mode: 'insensitive' as const }),
  };
}

/** The same for numbers. */
export function floatCondition(filter: InputMaybe<FloatFilter>) {
  if (!filter) return undefined;
  const { isNull: _, ...bounds } = filter;
  return Object.fromEntries(Object.entries(bounds).filter(([, value]) => value != null));
}

/** Conditions of a nullable column: the filter's own, and its isNull as a separate one. */
export function nullableConditions<Column extends string>(
  column: Column,
  filter: InputMaybe<StringFilter | FloatFilter>,
  condition: object | undefined,
): Record<string, unknown>[] {
  if (!filter) return [];
  const conditions: Record<string, unknown>[] = [];
  if (condition && Object.keys(condition).length > 0) conditions.push({ [column]: condition });
  if (filter.isNull != null) conditions.push({ [column]: filter.isNull ? null : { not: null } });
  return conditions;
}

interface LogicalFilter<Self> {
  readonly AND?: InputMaybe<readonly Self[]>;
  readonly OR?: InputMaybe<readonly Self[]>;
  readonly NOT?: InputMaybe<readonly Self[]>;
}

/** Translates AND, OR and NOT around the conditions of one filter level. */
export function logicalWhere<Filter extends LogicalFilter<Filter>, Where>(
  filter: InputMaybe<Filter>,
  conditions: (filter: Filter) => Where[],
): Where {
  if (!filter) return {} as Where;
  const nested = (filters: InputMaybe<readonly Filter[]>): Where[] =>
    (filters ?? []).map((each) => logicalWhere(each, conditions));
  return {
    AND: [...conditions(filter), ...nested(filter.AND)],
    ...(filter.OR != null && { OR: nested(filter.OR) }),
    ...(filter.NOT != null && { NOT: nested(filter.NOT) }),
  } as Where;
}
