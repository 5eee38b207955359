import type { Operation } from './types.ts';

/** Gives a GraphQL document the types of its data and variables. */
export const operation = <Data, Variables = Record<string, never>>(
  text: string,
): Operation<Data, Variables> => ({ text });
