import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { ExcludeInput } from '../../../generated/resolverTypes.ts';
import type { ExclusionRecord } from '../../../graphql/records.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { requireSliceId } from '../../slices/requireSliceId.ts';
import { subjectExists } from '../queries.ts';
import type { Subject } from '../types.ts';
import { recordExclusion } from './recordExclusion.ts';

/** A person takes a subject out, with words of their own. */
export async function exclude(context: ServiceContext, input: ExcludeInput): Promise<ExclusionRecord> {
  const subject = await requireSubject(context, { kind: input.subjectKind, id: input.subjectId });
  if (input.comment.trim() === '') throw new SonoledgerError('INVALID_INPUT', 'Say in the comment why.');
  return inTransaction(context, (tx) =>
    recordExclusion(tx, context, {
      subject,
      reasonCode: input.reasonCode,
      comment: input.comment,
      reviewerId: context.actor.userId,
      blinded: input.blinded ?? false,
      outcomesSeen: input.outcomesSeen,
    }),
  );
}

async function requireSubject(context: ServiceContext, subject: Subject): Promise<Subject> {
  const what = subject.kind.toLowerCase().replace('_', ' ');
  const id = subject.kind === 'SLICE' ? String(requireSliceId(subject.id)) : requireUuid(subject.id, what);
  const wanted = { kind: subject.kind, id };
  if (await subjectExists(context.app.prisma, wanted)) return wanted;
  throw new SonoledgerError('UNKNOWN_ID', `No ${what} ${id}: list them to see which exist.`);
}
