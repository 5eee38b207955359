import type { Prisma, SubjectKind } from '../../generated/prisma/client.ts';
import type { Subject } from './types.ts';

/** An exclusion in force on a subject (distance 0) or on something that it derives from, so many steps away. */
export interface Inheritance {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly kind: SubjectKind;
  readonly id: string;
  readonly distance: number;
  readonly exclusionId: string;
}

/**
 * Walks from each subject up to its patient: a slice over its slicing to volume and label, a pseudo label to its
 * registration and annotation, a registration to its volumes, an annotation to its volume.
 */
export function findInheritance(
  db: Prisma.TransactionClient,
  subjects: readonly Subject[],
): Promise<Inheritance[]> {
  return db.$queryRaw`
    WITH RECURSIVE line (subject_kind, subject_id, kind, id, distance) AS (
      SELECT s.kind, s.id, s.kind, s.id, 0
      FROM unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::text[]) AS s (kind, id)
      UNION
      SELECT line.subject_kind, line.subject_id, up.kind, up.id::text, line.distance + 1
      FROM line CROSS JOIN LATERAL (
        SELECT 'PATIENT' AS kind, v.patient_id AS id FROM volume v
        WHERE v.id = CASE line.kind WHEN 'VOLUME' THEN line.id::uuid END
        UNION ALL
        SELECT 'VOLUME', a.volume_id FROM annotation a WHERE a.id = CASE line.kind WHEN 'ANNOTATION' THEN line.id::uuid END
        UNION ALL
        SELECT 'VOLUME', r.fixed_volume_id FROM registration r
        WHERE r.id = CASE line.kind WHEN 'REGISTRATION' THEN line.id::uuid END
        UNION ALL
        SELECT 'VOLUME', m.volume_id FROM registration_moving m
        WHERE m.registration_id = CASE line.kind WHEN 'REGISTRATION' THEN line.id::uuid END
        UNION ALL
        SELECT parent.kind, parent.id FROM pseudo_label l
          CROSS JOIN LATERAL (VALUES ('REGISTRATION', l.registration_id), ('ANNOTATION', l.annotation_id)) AS parent (kind, id)
        WHERE l.id = CASE line.kind WHEN 'PSEUDO_LABEL' THEN line.id::uuid END
        UNION ALL
        SELECT parent.kind, parent.id FROM slice s JOIN slicing g ON g.id = s.slicing_id
          CROSS JOIN LATERAL (VALUES ('VOLUME', g.volume_id), ('ANNOTATION', g.annotation_id),
                                     ('PSEUDO_LABEL', g.pseudo_label_id)) AS parent (kind, id)
        WHERE s.id = CASE line.kind WHEN 'SLICE' THEN line.id::bigint END AND parent.id IS NOT NULL
      ) up)
    SELECT line.subject_kind AS "subjectKind", line.subject_id AS "subjectId", line.kind, line.id,
           min(line.distance)::int AS distance, x.exclusion_id AS "exclusionId"
    FROM line JOIN active_exclusion x ON x.subject_kind = line.kind::subject_kind AND x.subject_id = line.id
    GROUP BY 1, 2, 3, 4, 6 ORDER BY 5, 6`;
}
