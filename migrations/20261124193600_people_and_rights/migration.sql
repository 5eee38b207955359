-- Who may do what, and who sees which data set.
ALTER TYPE "role" RENAME VALUE 'RESEARCHER' TO 'CURATOR';
ALTER TYPE "role" ADD VALUE 'ANALYST' BEFORE 'REVIEWER';
ALTER TYPE "role" ADD VALUE 'AUDITOR' AFTER 'ADMIN';

ALTER TABLE "api_token" ADD COLUMN "role" "role",
ADD COLUMN "data_set_ids" UUID[],
ADD COLUMN "last_used_at" TIMESTAMPTZ(3);

CREATE TYPE "visibility" AS ENUM ('OPEN', 'CLOSED');
-- What is there already stays as visible as it was; what comes is closed unless it says otherwise.
ALTER TABLE "data_set" ADD COLUMN "visibility" "visibility" NOT NULL DEFAULT 'OPEN';
ALTER TABLE "data_set" ALTER COLUMN "visibility" SET DEFAULT 'CLOSED';

CREATE TABLE "data_set_member" (
    "id" UUID NOT NULL,
    "data_set_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by_id" UUID NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "data_set_member_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "data_set_member_user_id_idx" ON "data_set_member"("user_id");
ALTER TABLE "data_set_member" ADD CONSTRAINT "data_set_member_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "data_set_member" ADD CONSTRAINT "data_set_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "data_set_member" ADD CONSTRAINT "data_set_member_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "data_set_member" ADD CONSTRAINT "data_set_member_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE data_set_member ADD CONSTRAINT data_set_member_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL));
-- An expression index, as the schema tool would take a plain partial one for drift.
CREATE UNIQUE INDEX data_set_member_once ON data_set_member (data_set_id, (user_id::text)) WHERE revoked_at IS NULL;

CREATE TABLE "blob_upload" (
    "blob_hash" CHAR(64) NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_upload_pkey" PRIMARY KEY ("blob_hash","user_id")
);
ALTER TABLE "blob_upload" ADD CONSTRAINT "blob_upload_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "blob_upload" ADD CONSTRAINT "blob_upload_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT make_append_only('blob_upload');
CREATE TRIGGER data_set_member_no_truncate BEFORE TRUNCATE ON data_set_member FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A membership ends once and is otherwise as it was written.
CREATE FUNCTION refuse_other_than_revoking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL
     OR (NEW.id, NEW.data_set_id, NEW.user_id, NEW.since, NEW.granted_by_id)
        IS DISTINCT FROM (OLD.id, OLD.data_set_id, OLD.user_id, OLD.since, OLD.granted_by_id) THEN
    RAISE EXCEPTION '% on % is refused: a membership can only be revoked, once', TG_OP, TG_TABLE_NAME USING ERRCODE = 'SL001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_set_member_only_revoked BEFORE UPDATE OR DELETE ON data_set_member
  FOR EACH ROW EXECUTE FUNCTION refuse_other_than_revoking();

-- Which data set a record belongs to never changes, so that it may be remembered.
CREATE TRIGGER patient_stays_in_its_data_set BEFORE UPDATE OF data_set_id ON patient
  FOR EACH ROW WHEN (OLD.data_set_id IS DISTINCT FROM NEW.data_set_id) EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------------------ data sets of every record

CREATE VIEW freeze_data_set AS
SELECT f.id AS freeze_id, s.data_set_id
FROM cohort_freeze f CROSS JOIN LATERAL (
  SELECT DISTINCT p.data_set_id FROM freeze_fold x JOIN patient p ON p.id = x.patient_id WHERE x.freeze_id = f.id) s;

ALTER TABLE "job" ADD COLUMN "data_set_ids" UUID[] DEFAULT ARRAY[]::UUID[];
ALTER TABLE "ledger_event" ADD COLUMN "data_set_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- Every record that belongs to data sets, with each of them. A record with several is seen by who sees them all.
-- A table that is missing here is seen by nobody but who sees everything; test/access/recordDataSets.test.ts finds it.
CREATE VIEW record_data_set AS
SELECT id AS record_id, id AS data_set_id FROM data_set
UNION ALL SELECT id, data_set_id FROM patient
UNION ALL SELECT id, data_set_id FROM import_run WHERE data_set_id IS NOT NULL
UNION ALL SELECT i.id, r.data_set_id FROM import_item i JOIN import_run r ON r.id = i.run_id WHERE r.data_set_id IS NOT NULL
UNION ALL SELECT o.id, p.data_set_id FROM procedure o JOIN patient p ON p.id = o.patient_id
UNION ALL SELECT k.id, p.data_set_id FROM patient_link k JOIN patient p ON p.id = k.patient_id
UNION ALL SELECT k.id, p.data_set_id FROM patient_link k JOIN patient p ON p.id = k.same_person_as_id
UNION ALL SELECT v.id, p.data_set_id FROM volume v JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT a.id, p.data_set_id FROM annotation a JOIN volume v ON v.id = a.volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT l.id, p.data_set_id FROM landmark_set l JOIN volume v ON v.id = l.fixed_volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT l.id, p.data_set_id FROM landmark_set l JOIN volume v ON v.id = l.moving_volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT r.id, p.data_set_id FROM registration r JOIN volume v ON v.id = r.fixed_volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT r.id, p.data_set_id FROM registration r JOIN registration_moving m ON m.registration_id = r.id
  JOIN volume v ON v.id = m.volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT q.id, p.data_set_id FROM qc_sheet q JOIN registration r ON r.id = q.registration_id
  JOIN volume v ON v.id = r.fixed_volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT l.id, p.data_set_id FROM pseudo_label l JOIN volume v ON v.id = l.ultrasound_volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT g.id, p.data_set_id FROM slicing g JOIN volume v ON v.id = g.volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT d.id, p.data_set_id FROM prediction d JOIN volume v ON v.id = d.volume_id JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT w.id, p.data_set_id FROM review w
  LEFT JOIN annotation a ON a.id = w.annotation_id
  LEFT JOIN registration r ON r.id = w.registration_id
  LEFT JOIN pseudo_label l ON l.id = w.pseudo_label_id
  JOIN volume v ON v.id = coalesce(w.volume_id, a.volume_id, r.fixed_volume_id, l.ultrasound_volume_id)
  JOIN patient p ON p.id = v.patient_id
UNION ALL SELECT e.id, p.data_set_id FROM exclusion e
  LEFT JOIN annotation a ON a.id = e.annotation_id
  LEFT JOIN registration r ON r.id = e.registration_id
  LEFT JOIN pseudo_label l ON l.id = e.pseudo_label_id
  LEFT JOIN prediction d ON d.id = e.prediction_id
  LEFT JOIN slice s ON s.id = e.slice_id
  LEFT JOIN slicing g ON g.id = s.slicing_id
  LEFT JOIN volume v ON v.id = coalesce(e.volume_id, a.volume_id, r.fixed_volume_id, l.ultrasound_volume_id, d.volume_id, g.volume_id)
  JOIN patient p ON p.id = coalesce(e.patient_id, v.patient_id)
UNION ALL SELECT freeze_id, data_set_id FROM freeze_data_set
UNION ALL SELECT t.id, f.data_set_id FROM training_set t JOIN freeze_data_set f ON f.freeze_id = t.freeze_id
UNION ALL SELECT m.id, f.data_set_id FROM model m JOIN training_set t ON t.id = m.training_set_id
  JOIN freeze_data_set f ON f.freeze_id = t.freeze_id
UNION ALL SELECT r.id, f.data_set_id FROM metric_run r JOIN freeze_data_set f ON f.freeze_id = r.freeze_id
UNION ALL SELECT r.id, f.data_set_id FROM metric_run r JOIN model m ON m.id = r.model_id
  JOIN training_set t ON t.id = m.training_set_id JOIN freeze_data_set f ON f.freeze_id = t.freeze_id
UNION ALL SELECT i.id, f.data_set_id FROM result_import i JOIN metric_run r ON r.id = i.metric_run_id
  JOIN freeze_data_set f ON f.freeze_id = r.freeze_id
UNION ALL SELECT t.id, f.data_set_id FROM training_import t JOIN freeze_data_set f ON f.freeze_id = t.freeze_id
UNION ALL SELECT x.id, f.data_set_id FROM experiment x JOIN freeze_data_set f ON f.freeze_id = x.freeze_id
UNION ALL SELECT x.id, f.data_set_id FROM experiment x JOIN arm a ON a.experiment_id = x.id JOIN model m ON m.id = a.model_id
  JOIN training_set t ON t.id = m.training_set_id JOIN freeze_data_set f ON f.freeze_id = t.freeze_id
UNION ALL SELECT a.id, f.data_set_id FROM arm a JOIN experiment x ON x.id = a.experiment_id
  JOIN freeze_data_set f ON f.freeze_id = x.freeze_id
UNION ALL SELECT a.id, f.data_set_id FROM arm a JOIN arm b ON b.experiment_id = a.experiment_id JOIN model m ON m.id = b.model_id
  JOIN training_set t ON t.id = m.training_set_id JOIN freeze_data_set f ON f.freeze_id = t.freeze_id
UNION ALL SELECT c.id, f.data_set_id FROM comparison c JOIN experiment x ON x.id = c.experiment_id
  JOIN freeze_data_set f ON f.freeze_id = x.freeze_id
UNION ALL SELECT c.id, f.data_set_id FROM comparison c JOIN arm a ON a.experiment_id = c.experiment_id JOIN model m ON m.id = a.model_id
  JOIN training_set t ON t.id = m.training_set_id JOIN freeze_data_set f ON f.freeze_id = t.freeze_id
-- A job that names no record belongs to no data set that anybody could be a member of.
UNION ALL SELECT j.id, unnest(CASE WHEN j.data_set_ids = '{}' THEN ARRAY['00000000-0000-0000-0000-000000000000'::uuid] ELSE j.data_set_ids END)
  FROM job j;

-- In plpgsql with a plan for any ids, which it keeps: events and jobs call it one by one, and planning the view takes
-- ten times as long as reading it.
CREATE FUNCTION data_sets_of(ids uuid[]) RETURNS TABLE (record_id uuid, data_set_id uuid) LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT DISTINCT r.record_id, r.data_set_id FROM record_data_set r WHERE r.record_id = ANY (ids);
END $$;

CREATE FUNCTION data_sets_named_in(words text) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE ids uuid[] := ARRAY(SELECT DISTINCT m[1]::uuid
  FROM regexp_matches(words, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'gi') m);
BEGIN
  IF ids = '{}' THEN RETURN ids; END IF;
  RETURN ARRAY(SELECT DISTINCT d.data_set_id FROM data_sets_of(ids) d ORDER BY 1);
END $$;

CREATE FUNCTION note_data_sets_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.data_set_ids := data_sets_named_in(NEW.input::text);
  RETURN NEW;
END $$;
CREATE TRIGGER job_notes_data_sets BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION note_data_sets_of_job();

CREATE FUNCTION note_data_sets_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.data_set_ids := data_sets_named_in(concat_ws(' ', NEW.entity_id, NEW.before, NEW.after));
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_event_notes_data_sets BEFORE INSERT ON ledger_event FOR EACH ROW EXECUTE FUNCTION note_data_sets_of_event();

UPDATE job SET data_set_ids = data_sets_named_in(input::text);
ALTER TABLE ledger_event DISABLE TRIGGER ledger_event_append_only;
UPDATE ledger_event SET data_set_ids = data_sets_named_in(concat_ws(' ', entity_id, before, after));
ALTER TABLE ledger_event ENABLE TRIGGER ledger_event_append_only;

-- Which records refer to a file: who may see one of them may read it. A shared one belongs to no data set.
CREATE INDEX "volume_blob_hash_idx" ON "volume"("blob_hash");
CREATE INDEX "annotation_blob_hash_idx" ON "annotation"("blob_hash");
CREATE INDEX "qc_sheet_blob_hash_idx" ON "qc_sheet"("blob_hash");
CREATE INDEX "pseudo_label_blob_hash_idx" ON "pseudo_label"("blob_hash");
CREATE INDEX "prediction_blob_hash_idx" ON "prediction"("blob_hash");
CREATE INDEX "annotation_source_hash_idx" ON "annotation_source"("hash");
CREATE VIEW blob_reference AS
SELECT blob_hash AS hash, id AS record_id, false AS shared FROM volume
UNION ALL SELECT blob_hash, id, false FROM annotation
UNION ALL SELECT blob_hash, id, false FROM landmark_set
UNION ALL SELECT field_blob_hash, id, false FROM registration
UNION ALL SELECT blob_hash, id, false FROM qc_sheet
UNION ALL SELECT blob_hash, id, false FROM pseudo_label
UNION ALL SELECT blob_hash, id, false FROM prediction
UNION ALL SELECT blob_hash, id, false FROM result_import
UNION ALL SELECT hash, volume_id, false FROM volume_source WHERE kept
UNION ALL SELECT hash, annotation_id, false FROM annotation_source WHERE kept
UNION ALL SELECT blob_hash, id, training_set_id IS NULL FROM model;
