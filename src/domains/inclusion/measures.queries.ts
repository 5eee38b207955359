import { Prisma } from '../../generated/prisma/client.ts';
import type { InclusionMeasure } from '../../generated/resolverTypes.ts';
import type { RuledKind } from './types.ts';

const { sql } = Prisma;

const IN_FORCE = sql`NOT EXISTS (SELECT 1 FROM volume newer WHERE newer.supersedes_id = v.id)`;
const LABEL_IN_FORCE = sql`a.structure = 'TUMOUR' AND ${IN_FORCE}
  AND NOT EXISTS (SELECT 1 FROM annotation newer WHERE newer.supersedes_id = a.id)`;

/**
 * The subjects of a kind in a data set: patients, ultrasound volumes, tumour annotations, completed registrations and
 * completed pseudo labels, as far as nothing supersedes them or their volume.
 */
export function subjectsOf(kind: RuledKind, dataSetId: string): Prisma.Sql {
  const none = sql`NULL::uuid`;
  const columns = (id: Prisma.Sql, more: { registration?: Prisma.Sql; annotation?: Prisma.Sql } = {}) => sql`
    SELECT ${id} AS id, p.id AS patient_id, v.id AS volume_id, ${more.registration ?? none} AS registration_id,
           ${more.annotation ?? none} AS annotation_id, ARRAY[v.id] AS volume_ids`;
  const inSet = sql`JOIN patient p ON p.id = v.patient_id WHERE p.data_set_id = ${dataSetId}::uuid AND ${IN_FORCE}`;
  switch (kind) {
    case 'PATIENT':
      return sql`
        SELECT p.id, p.id AS patient_id, ${none} AS volume_id, ${none} AS registration_id, ${none} AS annotation_id,
               ARRAY(SELECT v.id FROM volume v WHERE v.patient_id = p.id AND v.modality = 'US' AND ${IN_FORCE}) AS volume_ids
        FROM patient p WHERE p.data_set_id = ${dataSetId}::uuid`;
    case 'VOLUME':
      return sql`${columns(sql`v.id`)} FROM volume v ${inSet} AND v.modality = 'US'`;
    case 'ANNOTATION':
      return sql`${columns(sql`a.id`, { annotation: sql`a.id` })}
        FROM annotation a JOIN volume v ON v.id = a.volume_id ${inSet} AND ${LABEL_IN_FORCE}`;
    case 'REGISTRATION':
      return sql`${columns(sql`r.id`, { registration: sql`r.id` })}
        FROM registration r JOIN volume v ON v.id = r.fixed_volume_id ${inSet} AND r.state = 'COMPLETED'`;
    case 'PSEUDO_LABEL':
      return sql`${columns(sql`l.id`, { registration: sql`l.registration_id`, annotation: sql`l.annotation_id` })}
        FROM pseudo_label l JOIN volume v ON v.id = l.ultrasound_volume_id ${inSet} AND l.state = 'COMPLETED'`;
  }
}

type Values = Partial<Record<RuledKind, Prisma.Sql>>;

const ofUltrasound = (value: Prisma.Sql): Prisma.Sql => sql`
  (SELECT ${value} FROM volume v JOIN procedure c ON c.id = v.procedure_id
   WHERE v.patient_id = s.patient_id AND v.modality = 'US' AND ${IN_FORCE})`;
const ofVolume = (value: Prisma.Sql): Prisma.Sql => sql`
  (SELECT ${value} FROM volume v JOIN procedure c ON c.id = v.procedure_id WHERE v.id = s.volume_id)`;
const ofLabels = (value: Prisma.Sql, which: Prisma.Sql): Prisma.Sql => sql`
  (SELECT ${value} FROM annotation a JOIN volume v ON v.id = a.volume_id WHERE ${which} AND ${LABEL_IN_FORCE})`;
const ofSlices = (which: Prisma.Sql): Prisma.Sql => sql`
  (SELECT max(x.area_mm2) FROM slicing g JOIN slice x ON x.slicing_id = g.id WHERE g.state = 'COMPLETED' AND ${which})`;
const ofEvidence = (column: Prisma.Sql): Prisma.Sql => sql`
  (SELECT ${column} FROM registration_evidence e WHERE e.registration_id = s.registration_id)`;
const ofPseudoLabel = (column: Prisma.Sql): Prisma.Sql =>
  sql`(SELECT ${column} FROM pseudo_label l WHERE l.id = s.id)`;
const judged = (value: Prisma.Sql): Values => ({
  VOLUME: value,
  ANNOTATION: value,
  REGISTRATION: value,
  PSEUDO_LABEL: value,
});

const MR_SEQUENCES = sql`
  (SELECT array_agg(DISTINCT v.sequence::text) FROM volume v
   WHERE v.patient_id = s.patient_id AND v.modality = 'MR' AND ${IN_FORCE})`;
const ON_PATIENT = sql`v.patient_id = s.patient_id`;
const ON_VOLUME = sql`a.volume_id = s.volume_id`;
const ITSELF = sql`a.id = s.annotation_id`;
const ORIGINS = sql`array_agg(DISTINCT a.origin::text)`;
const LARGEST = sql`max(a.volume_mm3)`;

/** The value of each measure of a row `s` of subjectsOf; NULL where there is none. */
export const MEASURED: Readonly<Record<InclusionMeasure, Values>> = {
  PROCEDURE_NUMBER: {
    PATIENT: ofUltrasound(sql`min(c.procedure_number)`),
    VOLUME: ofVolume(sql`c.procedure_number`),
  },
  PHASE: {
    PATIENT: ofUltrasound(sql`array_agg(DISTINCT v.phase::text)`),
    VOLUME: ofVolume(sql`ARRAY[v.phase::text]`),
  },
  MR_SEQUENCE: { PATIENT: MR_SEQUENCES, VOLUME: MR_SEQUENCES },
  LABEL_ORIGIN: {
    PATIENT: ofLabels(ORIGINS, ON_PATIENT),
    VOLUME: ofLabels(ORIGINS, ON_VOLUME),
    ANNOTATION: ofLabels(ORIGINS, ITSELF),
    PSEUDO_LABEL: ofLabels(ORIGINS, ITSELF),
  },
  TUMOUR_VOLUME_MM3: {
    PATIENT: ofLabels(LARGEST, ON_PATIENT),
    VOLUME: ofLabels(LARGEST, ON_VOLUME),
    ANNOTATION: ofLabels(LARGEST, ITSELF),
    PSEUDO_LABEL: ofPseudoLabel(sql`l.volume_mm3`),
  },
  LARGEST_AREA_MM2: {
    VOLUME: ofSlices(sql`g.volume_id = s.volume_id`),
    ANNOTATION: ofSlices(sql`g.annotation_id = s.id`),
    PSEUDO_LABEL: ofSlices(sql`g.pseudo_label_id = s.id`),
  },
  OVERLAP_FRACTION: { REGISTRATION: ofEvidence(sql`e.overlap_fraction`) },
  FAILURE_PROBABILITY: { REGISTRATION: ofEvidence(sql`e.failure_probability`) },
  TUMOUR_IN_CONE_FRACTION: {
    REGISTRATION: ofEvidence(sql`e.tumour_in_cone_fraction`),
    PSEUDO_LABEL: ofPseudoLabel(sql`l.tumour_in_cone_fraction`),
  },
  MTRE_MM: { REGISTRATION: ofEvidence(sql`e.mtre_registered_mm`) },
  READER_COUNT: judged(
    sql`coalesce((SELECT w.reader_count FROM standing_verdict w WHERE w.subject_id = s.id), 0)`,
  ),
  STANDING_VERDICT: judged(sql`(SELECT ARRAY[w.verdict] FROM standing_verdict w WHERE w.subject_id = s.id)`),
};
