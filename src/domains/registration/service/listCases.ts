import type { RequestContext } from '../../../context/types.ts';
import type { RegistrationMethodSummaryRegistrationsArgs } from '../../../generated/resolverTypes.ts';
import { type Connection, connection } from '../../../graphql/connection.ts';
import { load } from '../../../graphql/load.ts';
import type { RegistrationMethodSummaryRecord, RegistrationRecord } from '../../../graphql/records.ts';
import { caseCountByMethod, casesByMethod } from '../caseLoaders.ts';

/** A page of the registrations behind a method's counts, in the order of their ids. */
export function listCases(
  context: RequestContext,
  { dataSetId, method }: Pick<RegistrationMethodSummaryRecord, 'dataSetId' | 'method'>,
  args: Partial<RegistrationMethodSummaryRegistrationsArgs>,
): Promise<Connection<RegistrationRecord>> {
  const outcomes = [...new Set(args.outcome ?? [])];
  const selection = { dataSetId, outcomes, exclusionReasonCode: args.exclusionReasonCode ?? null };
  return connection(
    args,
    ({ id }: RegistrationRecord) => id,
    ({ take, afterKey }) => load(context, casesByMethod, { selection, method, take, afterKey }),
    () => load(context, caseCountByMethod, { selection, method, take: 0, afterKey: null }),
  );
}
