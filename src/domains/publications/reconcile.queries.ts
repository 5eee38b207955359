import type { Prisma } from '../../generated/prisma/client.ts';

type Database = Prisma.TransactionClient;

export interface NamedUnit {
  readonly patientId: string;
  readonly pseudonym: string;
  readonly volumeId: string | null;
  readonly volume: string | null;
}

/** Names of patients and of their ultrasound volumes. */
export async function findUnitNames(db: Database, patientIds: readonly string[]) {
  return db.$queryRaw<NamedUnit[]>`
    SELECT p.id AS "patientId", p.pseudonym, v.id AS "volumeId", v.name AS volume
    FROM patient p LEFT JOIN volume v ON v.patient_id = p.id AND v.modality = 'US'
    WHERE p.id = ANY (${[...patientIds]}::uuid[]) ORDER BY p.pseudonym, v.name, v.id`;
}

/** Ultrasound volumes about which a record raises doubt though nothing keeps them out, with what it says. */
export function findDoubts(
  db: Database,
  patientIds: readonly string[],
): Promise<{ volumeId: string; doubt: string }[]> {
  return db.$queryRaw`
    WITH us AS (SELECT v.id, v.patient_id FROM volume v
                WHERE v.modality = 'US' AND v.patient_id = ANY (${[...patientIds]}::uuid[]))
    SELECT "volumeId", string_agg(DISTINCT doubt, '; ' ORDER BY doubt) AS doubt FROM (
      SELECT us.id AS "volumeId", 'exclusion taken back or limited to a freeze: ' || e.reason_code AS doubt
      FROM us
        LEFT JOIN registration r ON r.fixed_volume_id = us.id
        LEFT JOIN pseudo_label l ON l.registration_id = r.id
        JOIN exclusion e ON e.decision = 'EXCLUDE'
          AND (e.patient_id = us.patient_id OR e.volume_id = us.id OR e.registration_id = r.id OR e.pseudo_label_id = l.id)
      UNION ALL
      SELECT us.id, 'review: ' || w.verdict
      FROM us
        LEFT JOIN registration r ON r.fixed_volume_id = us.id
        LEFT JOIN pseudo_label l ON l.registration_id = r.id
        JOIN review w ON w.verdict <> 'ACCEPTED'
          AND (w.volume_id = us.id OR w.registration_id = r.id OR w.pseudo_label_id = l.id)
    ) found GROUP BY 1`;
}
