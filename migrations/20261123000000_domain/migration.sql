-- CreateEnum
CREATE TYPE "role" AS ENUM ('VIEWER', 'REVIEWER', 'RESEARCHER', 'ADMIN');

-- CreateEnum
CREATE TYPE "modality" AS ENUM ('MR', 'US');

-- CreateEnum
CREATE TYPE "sequence" AS ENUM ('T1', 'T1CE', 'T2', 'FLAIR', 'B_MODE');

-- CreateEnum
CREATE TYPE "phase" AS ENUM ('PREOPERATIVE', 'PRE_DURA', 'POST_DURA', 'DURING_RESECTION', 'POST_RESECTION');

-- CreateEnum
CREATE TYPE "volume_format" AS ENUM ('NIFTI', 'NRRD', 'METAIMAGE', 'MINC', 'DICOM');

-- CreateEnum
CREATE TYPE "structure" AS ENUM ('TUMOUR', 'RESECTION_CAVITY', 'SULCI', 'FALX', 'VENTRICLES', 'CEREBRUM');

-- CreateEnum
CREATE TYPE "annotation_origin" AS ENUM ('MANUAL', 'EXPERT', 'AUTOMATIC');

-- CreateEnum
CREATE TYPE "record_state" AS ENUM ('PENDING', 'COMPLETED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "registration_method" AS ENUM ('TRACKED_POSE', 'LC2_RIGID', 'IMPORTED');

-- CreateEnum
CREATE TYPE "pose_recommendation" AS ENUM ('REGISTERED', 'TRACKED_POSE');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('ACCEPTED', 'REJECTED', 'UNSURE');

-- CreateEnum
CREATE TYPE "transfer_method" AS ENUM ('NEAREST', 'LINEAR_THRESHOLD');

-- CreateEnum
CREATE TYPE "label_source" AS ENUM ('US_MANUAL', 'MRI_TRANSFER', 'MODEL', 'EXPERT');

-- CreateEnum
CREATE TYPE "slice_axis" AS ENUM ('I', 'J', 'K');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('ELIGIBILITY', 'IMAGE_QUALITY', 'ANNOTATION', 'REGISTRATION', 'VISUAL_REVIEW', 'TRANSFER', 'SLICING', 'SPLIT', 'TRAINING', 'PREDICTION', 'EVALUATION');

-- CreateEnum
CREATE TYPE "exclusion_decision" AS ENUM ('EXCLUDE', 'REINSTATE');

-- CreateEnum
CREATE TYPE "subject_kind" AS ENUM ('PATIENT', 'VOLUME', 'ANNOTATION', 'REGISTRATION', 'PSEUDO_LABEL', 'SLICE', 'PREDICTION');

-- CreateEnum
CREATE TYPE "annotator_run_kind" AS ENUM ('ANNOTATOR', 'PSEUDO_LABEL');

-- CreateEnum
CREATE TYPE "prediction_state" AS ENUM ('PENDING', 'PRESENT', 'MISSING');

-- CreateEnum
CREATE TYPE "metric_state" AS ENUM ('DEFINED', 'UNDEFINED_BOTH_EMPTY', 'UNDEFINED_EMPTY_REFERENCE', 'UNDEFINED_EMPTY_PREDICTION', 'MISSING_PREDICTION', 'FAILED');

-- CreateEnum
CREATE TYPE "experiment_question" AS ENUM ('AREA_THRESHOLD', 'LABEL_SOURCE', 'CUSTOM');

-- CreateEnum
CREATE TYPE "summary_policy" AS ENUM ('FAANES_2025', 'SKIP_UNDEFINED');

-- CreateEnum
CREATE TYPE "job_state" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'SKIPPED', 'FAILED', 'CANCELLED');

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotator" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "expertise" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "hash" CHAR(64) NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "media_type" TEXT NOT NULL,
    "file_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "data_set" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "citation" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient" (
    "id" UUID NOT NULL,
    "data_set_id" UUID NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "histology" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patient_link" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "same_person_as_id" UUID NOT NULL,
    "grounds" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "patient_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "procedure_number" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procedure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "volume" (
    "id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "procedure_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "modality" "modality" NOT NULL,
    "sequence" "sequence" NOT NULL,
    "phase" "phase" NOT NULL,
    "format" "volume_format" NOT NULL,
    "size" INTEGER[],
    "spacing_mm" DOUBLE PRECISION[],
    "origin_lps" DOUBLE PRECISION[],
    "direction" DOUBLE PRECISION[],
    "voxel_type" TEXT NOT NULL,
    "blob_hash" CHAR(64) NOT NULL,
    "supersedes_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "volume_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" UUID NOT NULL,
    "volume_id" UUID NOT NULL,
    "structure" "structure" NOT NULL,
    "origin" "annotation_origin" NOT NULL,
    "tool" TEXT,
    "tool_version" TEXT,
    "annotator_id" UUID,
    "blob_hash" CHAR(64) NOT NULL,
    "voxel_count" INTEGER NOT NULL,
    "volume_mm3" DOUBLE PRECISION NOT NULL,
    "supersedes_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "landmark_set" (
    "id" UUID NOT NULL,
    "moving_volume_id" UUID NOT NULL,
    "fixed_volume_id" UUID NOT NULL,
    "moving_lps" DOUBLE PRECISION[],
    "fixed_lps" DOUBLE PRECISION[],
    "point_labels" TEXT[],
    "blob_hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "landmark_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "fixed_volume_id" UUID NOT NULL,
    "method" "registration_method" NOT NULL,
    "method_version" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "state" "record_state" NOT NULL DEFAULT 'PENDING',
    "job_id" UUID,
    "tracked_moving_to_fixed_lps" DOUBLE PRECISION[],
    "moving_to_fixed_lps" DOUBLE PRECISION[],
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "registration_moving" (
    "registration_id" UUID NOT NULL,
    "volume_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "registration_moving_pkey" PRIMARY KEY ("registration_id","volume_id")
);

-- CreateTable
CREATE TABLE "registration_evidence" (
    "registration_id" UUID NOT NULL,
    "similarity_name" TEXT NOT NULL,
    "similarity_tracked" DOUBLE PRECISION NOT NULL,
    "similarity_registered" DOUBLE PRECISION NOT NULL,
    "null_similarity_mean" DOUBLE PRECISION,
    "null_similarity_sd" DOUBLE PRECISION,
    "null_pose_count" INTEGER NOT NULL,
    "restart_count" INTEGER NOT NULL,
    "restarts_in_basin" INTEGER NOT NULL,
    "restart_dispersion_mm" DOUBLE PRECISION,
    "overlap_fraction" DOUBLE PRECISION NOT NULL,
    "tumour_in_cone_fraction" DOUBLE PRECISION,
    "translation_mm" DOUBLE PRECISION NOT NULL,
    "rotation_deg" DOUBLE PRECISION NOT NULL,
    "landmark_count" INTEGER NOT NULL,
    "mtre_tracked_mm" DOUBLE PRECISION,
    "mtre_registered_mm" DOUBLE PRECISION,
    "better_by_evidence" BOOLEAN NOT NULL,
    "recommendation" "pose_recommendation" NOT NULL,
    "warnings" TEXT[],
    "evaluations" INTEGER NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "device" TEXT NOT NULL,

    CONSTRAINT "registration_evidence_pkey" PRIMARY KEY ("registration_id")
);

-- CreateTable
CREATE TABLE "qc_sheet" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "blob_hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "qc_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "registration_id" UUID,
    "volume_id" UUID,
    "annotation_id" UUID,
    "pseudo_label_id" UUID,
    "verdict" "verdict" NOT NULL,
    "reason_code" TEXT,
    "comment" TEXT,
    "reviewer_id" UUID NOT NULL,
    "blinded" BOOLEAN NOT NULL DEFAULT false,
    "shown_blob_hashes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pseudo_label" (
    "id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "annotation_id" UUID NOT NULL,
    "ultrasound_volume_id" UUID NOT NULL,
    "method" "transfer_method" NOT NULL,
    "state" "record_state" NOT NULL DEFAULT 'PENDING',
    "job_id" UUID,
    "blob_hash" CHAR(64),
    "voxel_count" INTEGER,
    "voxels_cropped" INTEGER,
    "volume_mm3" DOUBLE PRECISION,
    "tumour_in_cone_fraction" DOUBLE PRECISION,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pseudo_label_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slicing" (
    "id" UUID NOT NULL,
    "volume_id" UUID NOT NULL,
    "label_source" "label_source" NOT NULL,
    "annotation_id" UUID,
    "pseudo_label_id" UUID,
    "state" "record_state" NOT NULL DEFAULT 'PENDING',
    "job_id" UUID,
    "slice_count" INTEGER,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slicing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice" (
    "id" BIGSERIAL NOT NULL,
    "slicing_id" UUID NOT NULL,
    "axis" "slice_axis" NOT NULL,
    "index" INTEGER NOT NULL,
    "pixel_count" INTEGER NOT NULL,
    "area_mm2" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "slice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slice_rule" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "axes" "slice_axis"[],
    "label_sources" "label_source"[],
    "minimum_area_mm2" DOUBLE PRECISION NOT NULL,
    "displacement_limit_mm" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slice_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exclusion_reason" (
    "code" TEXT NOT NULL,
    "stage" "stage" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "exclusion_reason_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "exclusion" (
    "id" UUID NOT NULL,
    "subject_kind" "subject_kind" NOT NULL,
    "patient_id" UUID,
    "volume_id" UUID,
    "annotation_id" UUID,
    "registration_id" UUID,
    "pseudo_label_id" UUID,
    "slice_id" BIGINT,
    "prediction_id" UUID,
    "stage" "stage" NOT NULL,
    "decision" "exclusion_decision" NOT NULL,
    "reason_code" TEXT NOT NULL,
    "rule_name" TEXT,
    "rule_version" INTEGER,
    "measured_value" DOUBLE PRECISION,
    "threshold" DOUBLE PRECISION,
    "reviewer_id" UUID,
    "comment" TEXT,
    "blinded" BOOLEAN NOT NULL DEFAULT false,
    "outcomes_seen" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT NOT NULL DEFAULT 'ALL',
    "reinstates_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "active_exclusion" (
    "subject_kind" "subject_kind" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "stage" "stage" NOT NULL,
    "scope" TEXT NOT NULL,
    "exclusion_id" UUID NOT NULL,

    CONSTRAINT "active_exclusion_pkey" PRIMARY KEY ("subject_kind","subject_id","stage","scope")
);

-- CreateTable
CREATE TABLE "cohort_freeze" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "slice_rule_id" UUID NOT NULL,
    "fold_count" INTEGER NOT NULL,
    "fold_seed" INTEGER NOT NULL,
    "patient_count" INTEGER NOT NULL,
    "volume_count" INTEGER NOT NULL,
    "slice_count" INTEGER NOT NULL,
    "selection" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cohort_freeze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freeze_fold" (
    "freeze_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,
    "fold" INTEGER NOT NULL,

    CONSTRAINT "freeze_fold_pkey" PRIMARY KEY ("freeze_id","patient_id")
);

-- CreateTable
CREATE TABLE "freeze_member" (
    "freeze_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "volume_id" UUID NOT NULL,
    "patient_id" UUID NOT NULL,

    CONSTRAINT "freeze_member_pkey" PRIMARY KEY ("freeze_id","ordinal")
);

-- CreateTable
CREATE TABLE "training_set" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "freeze_id" UUID NOT NULL,
    "label_sources" "label_source"[],
    "hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "architecture" TEXT NOT NULL,
    "trainer" TEXT,
    "training_set_id" UUID,
    "label_sources" "label_source"[],
    "minimum_area_mm2" DOUBLE PRECISION,
    "inference_spec" JSONB NOT NULL,
    "blob_hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotator_run" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "annotator_run_kind" NOT NULL,
    "annotator_id" UUID,
    "registration_method" "registration_method",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotator_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prediction" (
    "id" UUID NOT NULL,
    "model_id" UUID,
    "annotator_run_id" UUID,
    "volume_id" UUID NOT NULL,
    "axis" "slice_axis",
    "state" "prediction_state" NOT NULL DEFAULT 'PENDING',
    "missing_reason" TEXT,
    "blob_hash" CHAR(64),
    "annotation_id" UUID,
    "pseudo_label_id" UUID,
    "job_id" UUID,
    "device" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prediction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_definition" (
    "id" TEXT NOT NULL,
    "number" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "unit" TEXT,
    "convention" TEXT NOT NULL,
    "spacing_rule" TEXT NOT NULL,
    "empty_rule" TEXT NOT NULL,
    "empty_prediction_counts_as" DOUBLE PRECISION,
    "higher_is_better" BOOLEAN NOT NULL,
    "description" TEXT NOT NULL,

    CONSTRAINT "metric_definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_run" (
    "id" UUID NOT NULL,
    "freeze_id" UUID NOT NULL,
    "model_id" UUID,
    "annotator_run_id" UUID,
    "definition_ids" TEXT[],
    "binning" TEXT NOT NULL,
    "state" "record_state" NOT NULL DEFAULT 'PENDING',
    "job_id" UUID,
    "slice_count" INTEGER,
    "missing_count" INTEGER,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "metric_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "metric_slice" (
    "metric_run_id" UUID NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "patient_id" UUID NOT NULL,
    "prediction_id" UUID,
    "axis" "slice_axis" NOT NULL,
    "size_bin" SMALLINT NOT NULL,
    "area_mm2" DOUBLE PRECISION NOT NULL,
    "reference_pixels" INTEGER NOT NULL,
    "predicted_pixels" INTEGER,

    CONSTRAINT "metric_slice_pkey" PRIMARY KEY ("metric_run_id","slice_id")
);

-- CreateTable
CREATE TABLE "metric_value" (
    "metric_run_id" UUID NOT NULL,
    "definition_number" SMALLINT NOT NULL,
    "slice_id" BIGINT NOT NULL,
    "state" "metric_state" NOT NULL,
    "value" DOUBLE PRECISION,

    CONSTRAINT "metric_value_pkey" PRIMARY KEY ("metric_run_id","definition_number","slice_id")
);

-- CreateTable
CREATE TABLE "metric_rollup" (
    "metric_run_id" UUID NOT NULL,
    "definition_number" SMALLINT NOT NULL,
    "size_bin" SMALLINT NOT NULL,
    "axis" "slice_axis" NOT NULL,
    "patient_id" UUID NOT NULL,
    "n_total" INTEGER NOT NULL,
    "n_defined" INTEGER NOT NULL,
    "n_both_empty" INTEGER NOT NULL,
    "n_empty_reference" INTEGER NOT NULL,
    "n_empty_prediction" INTEGER NOT NULL,
    "n_missing" INTEGER NOT NULL,
    "n_failed" INTEGER NOT NULL,
    "sum" DOUBLE PRECISION NOT NULL,
    "sum_squares" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "metric_rollup_pkey" PRIMARY KEY ("metric_run_id","definition_number","size_bin","axis","patient_id")
);

-- CreateTable
CREATE TABLE "experiment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "question" "experiment_question" NOT NULL,
    "freeze_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "experiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "arm" (
    "id" UUID NOT NULL,
    "experiment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "model_id" UUID,
    "annotator_run_id" UUID,
    "minimum_area_mm2" DOUBLE PRECISION,
    "label_sources" "label_source"[],

    CONSTRAINT "arm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comparison" (
    "id" UUID NOT NULL,
    "experiment_id" UUID NOT NULL,
    "policy" "summary_policy" NOT NULL,
    "definition_ids" TEXT[],
    "metric_run_ids" UUID[],
    "result" JSONB NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comparison_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "job_state" NOT NULL DEFAULT 'QUEUED',
    "input" JSONB NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "dedupe_key" TEXT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "progress_note" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "max_attempts" INTEGER NOT NULL DEFAULT 3,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "worker_name" TEXT,
    "device" TEXT,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "skip_reason" TEXT,
    "error_code" TEXT,
    "error_message" TEXT,
    "error_details" JSONB,
    "result" JSONB,
    "cpu_ms" DOUBLE PRECISION,
    "request_id" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "reason" TEXT,
    "request_id" TEXT,
    "before" JSONB,
    "after" JSONB,
    "prev_hash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "ledger_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ledger_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_name_key" ON "user_account"("name");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "annotator_name_key" ON "annotator"("name");

-- CreateIndex
CREATE UNIQUE INDEX "data_set_name_key" ON "data_set"("name");

-- CreateIndex
CREATE UNIQUE INDEX "patient_data_set_id_pseudonym_key" ON "patient"("data_set_id", "pseudonym");

-- CreateIndex
CREATE INDEX "patient_link_same_person_as_id_idx" ON "patient_link"("same_person_as_id");

-- CreateIndex
CREATE UNIQUE INDEX "patient_link_patient_id_same_person_as_id_key" ON "patient_link"("patient_id", "same_person_as_id");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_patient_id_procedure_number_key" ON "procedure"("patient_id", "procedure_number");

-- CreateIndex
CREATE UNIQUE INDEX "volume_supersedes_id_key" ON "volume"("supersedes_id");

-- CreateIndex
CREATE INDEX "volume_patient_id_modality_phase_idx" ON "volume"("patient_id", "modality", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "volume_patient_id_blob_hash_key" ON "volume"("patient_id", "blob_hash");

-- CreateIndex
CREATE UNIQUE INDEX "annotation_supersedes_id_key" ON "annotation"("supersedes_id");

-- CreateIndex
CREATE INDEX "landmark_set_fixed_volume_id_idx" ON "landmark_set"("fixed_volume_id");

-- CreateIndex
CREATE UNIQUE INDEX "landmark_set_moving_volume_id_fixed_volume_id_blob_hash_key" ON "landmark_set"("moving_volume_id", "fixed_volume_id", "blob_hash");

-- CreateIndex
CREATE INDEX "registration_fixed_volume_id_idx" ON "registration"("fixed_volume_id");

-- CreateIndex
CREATE INDEX "registration_method_state_idx" ON "registration"("method", "state");

-- CreateIndex
CREATE INDEX "registration_moving_volume_id_idx" ON "registration_moving"("volume_id");

-- CreateIndex
CREATE INDEX "qc_sheet_registration_id_idx" ON "qc_sheet"("registration_id");

-- CreateIndex
CREATE INDEX "review_registration_id_idx" ON "review"("registration_id");

-- CreateIndex
CREATE INDEX "review_volume_id_idx" ON "review"("volume_id");

-- CreateIndex
CREATE INDEX "review_annotation_id_idx" ON "review"("annotation_id");

-- CreateIndex
CREATE INDEX "review_pseudo_label_id_idx" ON "review"("pseudo_label_id");

-- CreateIndex
CREATE INDEX "pseudo_label_registration_id_idx" ON "pseudo_label"("registration_id");

-- CreateIndex
CREATE INDEX "pseudo_label_ultrasound_volume_id_idx" ON "pseudo_label"("ultrasound_volume_id");

-- CreateIndex
CREATE INDEX "slicing_volume_id_idx" ON "slicing"("volume_id");

-- CreateIndex
CREATE UNIQUE INDEX "slice_slicing_id_axis_index_key" ON "slice"("slicing_id", "axis", "index");

-- CreateIndex
CREATE UNIQUE INDEX "slice_rule_name_version_key" ON "slice_rule"("name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "exclusion_reinstates_id_key" ON "exclusion"("reinstates_id");

-- CreateIndex
CREATE INDEX "exclusion_patient_id_idx" ON "exclusion"("patient_id");

-- CreateIndex
CREATE INDEX "exclusion_volume_id_idx" ON "exclusion"("volume_id");

-- CreateIndex
CREATE INDEX "exclusion_registration_id_idx" ON "exclusion"("registration_id");

-- CreateIndex
CREATE INDEX "exclusion_pseudo_label_id_idx" ON "exclusion"("pseudo_label_id");

-- CreateIndex
CREATE INDEX "exclusion_slice_id_idx" ON "exclusion"("slice_id");

-- CreateIndex
CREATE INDEX "exclusion_stage_reason_code_idx" ON "exclusion"("stage", "reason_code");

-- CreateIndex
CREATE UNIQUE INDEX "active_exclusion_exclusion_id_key" ON "active_exclusion"("exclusion_id");

-- CreateIndex
CREATE UNIQUE INDEX "cohort_freeze_name_key" ON "cohort_freeze"("name");

-- CreateIndex
CREATE UNIQUE INDEX "cohort_freeze_hash_key" ON "cohort_freeze"("hash");

-- CreateIndex
CREATE INDEX "freeze_member_freeze_id_volume_id_idx" ON "freeze_member"("freeze_id", "volume_id");

-- CreateIndex
CREATE UNIQUE INDEX "freeze_member_freeze_id_slice_id_key" ON "freeze_member"("freeze_id", "slice_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_set_name_key" ON "training_set"("name");

-- CreateIndex
CREATE UNIQUE INDEX "training_set_hash_key" ON "training_set"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "model_name_key" ON "model"("name");

-- CreateIndex
CREATE UNIQUE INDEX "model_blob_hash_inference_spec_key" ON "model"("blob_hash", "inference_spec");

-- CreateIndex
CREATE UNIQUE INDEX "annotator_run_name_key" ON "annotator_run"("name");

-- CreateIndex
CREATE INDEX "prediction_volume_id_idx" ON "prediction"("volume_id");

-- CreateIndex
CREATE UNIQUE INDEX "metric_definition_number_key" ON "metric_definition"("number");

-- CreateIndex
CREATE INDEX "metric_run_freeze_id_idx" ON "metric_run"("freeze_id");

-- CreateIndex
CREATE INDEX "metric_slice_metric_run_id_size_bin_area_mm2_idx" ON "metric_slice"("metric_run_id", "size_bin", "area_mm2");

-- CreateIndex
CREATE UNIQUE INDEX "experiment_name_key" ON "experiment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "arm_experiment_id_name_key" ON "arm"("experiment_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "arm_experiment_id_ordinal_key" ON "arm"("experiment_id", "ordinal");

-- CreateIndex
CREATE INDEX "comparison_experiment_id_idx" ON "comparison"("experiment_id");

-- CreateIndex
CREATE INDEX "job_state_created_at_idx" ON "job"("state", "created_at");

-- CreateIndex
CREATE INDEX "job_kind_state_idx" ON "job"("kind", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_event_hash_key" ON "ledger_event"("hash");

-- CreateIndex
CREATE INDEX "ledger_event_entity_entity_id_idx" ON "ledger_event"("entity", "entity_id");

-- CreateIndex
CREATE INDEX "ledger_event_at_idx" ON "ledger_event"("at");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "patient" ADD CONSTRAINT "patient_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "patient_link" ADD CONSTRAINT "patient_link_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "patient_link" ADD CONSTRAINT "patient_link_same_person_as_id_fkey" FOREIGN KEY ("same_person_as_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "volume" ADD CONSTRAINT "volume_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "volume" ADD CONSTRAINT "volume_procedure_id_fkey" FOREIGN KEY ("procedure_id") REFERENCES "procedure"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "volume" ADD CONSTRAINT "volume_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "volume" ADD CONSTRAINT "volume_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "landmark_set" ADD CONSTRAINT "landmark_set_moving_volume_id_fkey" FOREIGN KEY ("moving_volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "landmark_set" ADD CONSTRAINT "landmark_set_fixed_volume_id_fkey" FOREIGN KEY ("fixed_volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "landmark_set" ADD CONSTRAINT "landmark_set_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_fixed_volume_id_fkey" FOREIGN KEY ("fixed_volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "registration_moving" ADD CONSTRAINT "registration_moving_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "registration_moving" ADD CONSTRAINT "registration_moving_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "registration_evidence" ADD CONSTRAINT "registration_evidence_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "qc_sheet" ADD CONSTRAINT "qc_sheet_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "qc_sheet" ADD CONSTRAINT "qc_sheet_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_pseudo_label_id_fkey" FOREIGN KEY ("pseudo_label_id") REFERENCES "pseudo_label"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "pseudo_label" ADD CONSTRAINT "pseudo_label_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "pseudo_label" ADD CONSTRAINT "pseudo_label_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "pseudo_label" ADD CONSTRAINT "pseudo_label_ultrasound_volume_id_fkey" FOREIGN KEY ("ultrasound_volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "pseudo_label" ADD CONSTRAINT "pseudo_label_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "pseudo_label" ADD CONSTRAINT "pseudo_label_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "slicing" ADD CONSTRAINT "slicing_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "slicing" ADD CONSTRAINT "slicing_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "slicing" ADD CONSTRAINT "slicing_pseudo_label_id_fkey" FOREIGN KEY ("pseudo_label_id") REFERENCES "pseudo_label"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "slicing" ADD CONSTRAINT "slicing_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "slice" ADD CONSTRAINT "slice_slicing_id_fkey" FOREIGN KEY ("slicing_id") REFERENCES "slicing"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_reason_code_fkey" FOREIGN KEY ("reason_code") REFERENCES "exclusion_reason"("code") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_pseudo_label_id_fkey" FOREIGN KEY ("pseudo_label_id") REFERENCES "pseudo_label"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_slice_id_fkey" FOREIGN KEY ("slice_id") REFERENCES "slice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_prediction_id_fkey" FOREIGN KEY ("prediction_id") REFERENCES "prediction"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_reinstates_id_fkey" FOREIGN KEY ("reinstates_id") REFERENCES "exclusion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "active_exclusion" ADD CONSTRAINT "active_exclusion_exclusion_id_fkey" FOREIGN KEY ("exclusion_id") REFERENCES "exclusion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "cohort_freeze" ADD CONSTRAINT "cohort_freeze_slice_rule_id_fkey" FOREIGN KEY ("slice_rule_id") REFERENCES "slice_rule"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_fold" ADD CONSTRAINT "freeze_fold_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "cohort_freeze"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_fold" ADD CONSTRAINT "freeze_fold_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_member" ADD CONSTRAINT "freeze_member_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "cohort_freeze"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_member" ADD CONSTRAINT "freeze_member_slice_id_fkey" FOREIGN KEY ("slice_id") REFERENCES "slice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_member" ADD CONSTRAINT "freeze_member_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_member" ADD CONSTRAINT "freeze_member_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_member" ADD CONSTRAINT "freeze_member_freeze_id_patient_id_fkey" FOREIGN KEY ("freeze_id", "patient_id") REFERENCES "freeze_fold"("freeze_id", "patient_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "training_set" ADD CONSTRAINT "training_set_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "cohort_freeze"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_training_set_id_fkey" FOREIGN KEY ("training_set_id") REFERENCES "training_set"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "annotator_run" ADD CONSTRAINT "annotator_run_annotator_id_fkey" FOREIGN KEY ("annotator_id") REFERENCES "annotator"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_annotator_run_id_fkey" FOREIGN KEY ("annotator_run_id") REFERENCES "annotator_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_pseudo_label_id_fkey" FOREIGN KEY ("pseudo_label_id") REFERENCES "pseudo_label"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "prediction" ADD CONSTRAINT "prediction_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_run" ADD CONSTRAINT "metric_run_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "cohort_freeze"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_run" ADD CONSTRAINT "metric_run_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_run" ADD CONSTRAINT "metric_run_annotator_run_id_fkey" FOREIGN KEY ("annotator_run_id") REFERENCES "annotator_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_run" ADD CONSTRAINT "metric_run_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_slice" ADD CONSTRAINT "metric_slice_metric_run_id_fkey" FOREIGN KEY ("metric_run_id") REFERENCES "metric_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_slice" ADD CONSTRAINT "metric_slice_slice_id_fkey" FOREIGN KEY ("slice_id") REFERENCES "slice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_slice" ADD CONSTRAINT "metric_slice_patient_id_fkey" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_value" ADD CONSTRAINT "metric_value_metric_run_id_fkey" FOREIGN KEY ("metric_run_id") REFERENCES "metric_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_value" ADD CONSTRAINT "metric_value_definition_number_fkey" FOREIGN KEY ("definition_number") REFERENCES "metric_definition"("number") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_value" ADD CONSTRAINT "metric_value_metric_run_id_slice_id_fkey" FOREIGN KEY ("metric_run_id", "slice_id") REFERENCES "metric_slice"("metric_run_id", "slice_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_rollup" ADD CONSTRAINT "metric_rollup_metric_run_id_fkey" FOREIGN KEY ("metric_run_id") REFERENCES "metric_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "metric_rollup" ADD CONSTRAINT "metric_rollup_definition_number_fkey" FOREIGN KEY ("definition_number") REFERENCES "metric_definition"("number") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "experiment" ADD CONSTRAINT "experiment_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "cohort_freeze"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "arm" ADD CONSTRAINT "arm_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "arm" ADD CONSTRAINT "arm_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "model"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "arm" ADD CONSTRAINT "arm_annotator_run_id_fkey" FOREIGN KEY ("annotator_run_id") REFERENCES "annotator_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "comparison" ADD CONSTRAINT "comparison_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
