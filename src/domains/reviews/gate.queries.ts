import type { Prisma, RegistrationMethod } from '../../generated/prisma/client.ts';
import type { GatedRegistration } from './types.ts';

/**
 * Of each ultrasound volume in force of a data set the newest completed registration by a method, with what the
 * automatic checks say and the standing verdict.
 */
export const findGatedRegistrations = (
  db: Prisma.TransactionClient,
  dataSetId: string,
  method: RegistrationMethod,
): Promise<GatedRegistration[]> => db.$queryRaw`
  SELECT n.id AS "registrationId", w.verdict, e.better_by_evidence AS "betterByEvidence",
         e.failure_probability AS "failureProbability",
         EXISTS (SELECT 1 FROM active_exclusion a JOIN exclusion x ON x.id = a.exclusion_id
           WHERE a.scope = 'ALL' AND a.stage <> 'VISUAL_REVIEW' AND a.subject_kind = 'REGISTRATION'
             AND a.subject_id = n.id::text AND x.rule_name IS NOT NULL) AS "excludedByRule"
  FROM (SELECT DISTINCT ON (r.fixed_volume_id) r.id
        FROM registration r JOIN volume v ON v.id = r.fixed_volume_id JOIN patient p ON p.id = v.patient_id
        WHERE p.data_set_id = ${dataSetId}::uuid AND r.state = 'COMPLETED' AND r.method::text = ${method}
          AND NOT EXISTS (SELECT 1 FROM volume newer WHERE newer.supersedes_id = v.id)
        ORDER BY r.fixed_volume_id, r.id DESC) AS n
    JOIN registration_evidence e ON e.registration_id = n.id
    LEFT JOIN standing_verdict w ON w.subject_id = n.id
  ORDER BY n.id`;
