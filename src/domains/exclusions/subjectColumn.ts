import type { Exclusion, SubjectKind } from '../../generated/prisma/client.ts';
import type { Subject } from './types.ts';

const COLUMN = {
  PATIENT: 'patientId',
  VOLUME: 'volumeId',
  ANNOTATION: 'annotationId',
  REGISTRATION: 'registrationId',
  PSEUDO_LABEL: 'pseudoLabelId',
  SLICE: 'sliceId',
  PREDICTION: 'predictionId',
} as const satisfies Record<SubjectKind, keyof Exclusion>;

/** The column of the exclusion table that names the subject, with its value. */
export function subjectColumn({
  kind,
  id,
}: Subject): Partial<Record<(typeof COLUMN)[SubjectKind], string | bigint>> {
  return { [COLUMN[kind]]: kind === 'SLICE' ? BigInt(id) : id };
}

/** The subject's identifier, whatever its kind. */
export const subjectIdOf = (row: Exclusion): string => String(row[COLUMN[row.subjectKind]]);
