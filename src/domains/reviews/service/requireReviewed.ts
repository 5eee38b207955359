import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ReviewInput } from '../../../generated/resolverTypes.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { subjectExists } from '../../exclusions/queries.ts';
import type { Subject } from '../../exclusions/types.ts';
import { findPseudoLabelsByIds } from '../../labels/queries.ts';
import { findRegistrationsByIds } from '../../registration/queries.ts';

const SUBJECT_COLUMNS = [
  ['registrationId', 'REGISTRATION'],
  ['volumeId', 'VOLUME'],
  ['annotationId', 'ANNOTATION'],
  ['pseudoLabelId', 'PSEUDO_LABEL'],
] as const;

/** The one subject that a review names: it exists, and is finished. */
export async function requireReviewed(context: ServiceContext, input: ReviewInput): Promise<Subject> {
  const named = SUBJECT_COLUMNS.filter(([column]) => input[column] != null);
  if (named.length !== 1) {
    throw new SonoledgerError(
      'INVALID_INPUT',
      'A review is about exactly one registration, volume, annotation or pseudo label.',
    );
  }
  const [column, kind] = named[0];
  const what = kind.toLowerCase().replace('_', ' ');
  const subject = { kind, id: requireUuid(input[column] as string, what) };
  if (!(await subjectExists(context.app.prisma, subject))) {
    throw new SonoledgerError('UNKNOWN_ID', `No ${what} ${subject.id}: list them to see which exist.`);
  }
  await requireFinished(context, subject);
  return subject;
}

/** There is nothing to judge before the result, and a later result must not meet an earlier verdict. */
async function requireFinished({ app }: ServiceContext, { kind, id }: Subject): Promise<void> {
  if (kind !== 'REGISTRATION' && kind !== 'PSEUDO_LABEL') return;
  const find = kind === 'REGISTRATION' ? findRegistrationsByIds : findPseudoLabelsByIds;
  const [{ state }] = await find(app.prisma, [id]);
  if (state === 'COMPLETED') return;
  throw new SonoledgerError('CONFLICT', `${id} is ${state}: only a completed record can be judged.`);
}
