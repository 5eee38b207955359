-- CreateEnum
CREATE TYPE "import_layout" AS ENUM ('RESECT', 'EASY_RESECT', 'CURIOUS_SEG', 'REMIND', 'REMIND2REG', 'BIDS', 'MANIFEST');

-- CreateEnum
CREATE TYPE "import_item_kind" AS ENUM ('PATIENT', 'VOLUME', 'ANNOTATION', 'LANDMARKS', 'FILE');

-- CreateEnum
CREATE TYPE "import_outcome" AS ENUM ('IMPORTED', 'UNCHANGED', 'SUPERSEDED', 'SKIPPED', 'NEEDS_ATTENTION', 'QUARANTINED', 'FAILED');

-- CreateEnum
CREATE TYPE "import_reason" AS ENUM ('NOT_ANNOTATED', 'NOT_ELIGIBLE', 'PHASE_NOT_USED', 'SERIES_NOT_USED', 'NOT_ANATOMY', 'NO_IMAGE_DATA', 'UNRECOGNISED_FILE', 'OTHER_FORMAT_PRESENT', 'PARTNER_MISSING', 'EMPTY_MASK', 'SLOT_TAKEN', 'CASE_DISAGREES', 'LANDMARKS_OUTSIDE_VOLUME', 'SAME_CONTENT', 'OLDER_VERSION', 'FILE_GONE', 'NOT_IN_TABLE', 'IDENTIFYING_DATA', 'UNREADABLE_FILE', 'FILE_CHANGED', 'PATH_NOT_ALLOWED', 'FILE_TOO_LARGE', 'UNSUPPORTED_FORMAT', 'CORRUPT_FILE', 'UNSUPPORTED_GEOMETRY', 'GRID_MISMATCH', 'NO_CONTENT', 'NOT_A_LABEL_MAP', 'INVALID_ENTRY', 'UNEXPECTED_ERROR');

-- AlterTable
ALTER TABLE "landmark_set" ADD COLUMN     "supersedes_id" UUID;

-- CreateTable
CREATE TABLE "data_set_collection" (
    "data_set_id" UUID NOT NULL,
    "collection" TEXT NOT NULL,
    "derived_from" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_set_collection_pkey" PRIMARY KEY ("data_set_id")
);

-- CreateTable
CREATE TABLE "patient_identity" (
    "patient_id" UUID NOT NULL,
    "collection" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "patient_identity_pkey" PRIMARY KEY ("patient_id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "data_set_id" UUID,
    "data_set_name" TEXT NOT NULL,
    "layout" "import_layout" NOT NULL,
    "layout_version" INTEGER NOT NULL,
    "reasons_version" INTEGER NOT NULL,
    "root_path" TEXT NOT NULL,
    "root_label" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "dry_run" BOOLEAN NOT NULL,
    "state" "record_state" NOT NULL DEFAULT 'PENDING',
    "job_id" UUID,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_item" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "kind" "import_item_kind" NOT NULL,
    "key" TEXT NOT NULL,
    "patient" TEXT,
    "content_hash" CHAR(64),
    "outcome" "import_outcome" NOT NULL,
    "reason" "import_reason",
    "message" TEXT,
    "patient_id" UUID,
    "volume_id" UUID,
    "annotation_id" UUID,
    "landmark_set_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "eligibility_rule" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "column_name" TEXT NOT NULL,
    "accepted" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "eligibility_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "data_set_collection_collection_idx" ON "data_set_collection"("collection");

-- CreateIndex
CREATE INDEX "patient_identity_collection_subject_idx" ON "patient_identity"("collection", "subject");

-- CreateIndex
CREATE INDEX "import_run_data_set_id_idx" ON "import_run"("data_set_id");

-- CreateIndex
CREATE INDEX "import_item_run_id_outcome_reason_idx" ON "import_item"("run_id", "outcome", "reason");

-- CreateIndex
CREATE INDEX "import_item_volume_id_idx" ON "import_item"("volume_id");

-- CreateIndex
CREATE INDEX "import_item_annotation_id_idx" ON "import_item"("annotation_id");

-- CreateIndex
CREATE INDEX "import_item_landmark_set_id_idx" ON "import_item"("landmark_set_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_item_run_id_kind_key_key" ON "import_item"("run_id", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "eligibility_rule_name_version_key" ON "eligibility_rule"("name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "landmark_set_supersedes_id_key" ON "landmark_set"("supersedes_id");

-- AddForeignKey
ALTER TABLE "data_set_collection" ADD CONSTRAINT "data_set_collection_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "patient_identity" ADD CONSTRAINT "patient_identity_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "landmark_set" ADD CONSTRAINT "landmark_set_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "landmark_set"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "import_item" ADD CONSTRAINT "import_item_landmark_set_id_fkey" FOREIGN KEY ("landmark_set_id") REFERENCES "landmark_set"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- Values
ALTER TABLE import_item ADD CONSTRAINT import_item_reason_given CHECK (
  (outcome IN ('IMPORTED', 'UNCHANGED', 'SUPERSEDED')) = (reason IS NULL) AND (reason IS NULL) = (message IS NULL));
ALTER TABLE import_run ADD CONSTRAINT import_run_failure_has_code CHECK ((state = 'FAILED') = (error_code IS NOT NULL));
ALTER TABLE eligibility_rule ADD CONSTRAINT eligibility_rule_accepts_something CHECK (
  version >= 1 AND cardinality(accepted) >= 1);

INSERT INTO exclusion_reason (code, stage, title, description) VALUES
  ('NOT_ELIGIBLE', 'ELIGIBILITY', 'Not eligible', 'The clinical table says what the eligibility rule of the import does not accept.');

-- Immutability
SELECT make_append_only('import_item');
SELECT make_append_only('eligibility_rule');
SELECT make_append_only('data_set_collection');
SELECT make_append_only('patient_identity');
CREATE TRIGGER import_run_final BEFORE UPDATE OR DELETE ON import_run
  FOR EACH ROW EXECUTE FUNCTION refuse_change_when_finished();
CREATE TRIGGER import_run_no_truncate BEFORE TRUNCATE ON import_run
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION check_import_run_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT run_id FROM new_rows) n JOIN import_run r ON r.id = n.run_id
             WHERE r.state <> 'PENDING') THEN
    RAISE EXCEPTION 'a finished import run takes no more items' USING ERRCODE = 'SL001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER import_item_run_open AFTER INSERT ON import_item
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_import_run_open();
