-- Results, and the trainings behind them, of other tools.
ALTER TYPE "annotator_run_kind" ADD VALUE 'EXTERNAL_MODEL';

ALTER TABLE "annotator_run" ADD COLUMN "tool" TEXT;
-- Not by kind: a new value of an enum cannot be named in the transaction that adds it.
ALTER TABLE "annotator_run" ADD CONSTRAINT annotator_run_of_one_origin CHECK (
  num_nonnulls(annotator_id, registration_method, tool) = 1);

ALTER TABLE "metric_definition" ADD COLUMN "tool" TEXT;

ALTER TABLE "metric_run" ADD COLUMN "tool" TEXT;

CREATE TABLE "result_import" (
    "id" UUID NOT NULL,
    "metric_run_id" UUID NOT NULL,
    "tool_version" TEXT NOT NULL,
    "label" INTEGER NOT NULL,
    "blob_hash" CHAR(64) NOT NULL,
    "file_name" TEXT NOT NULL,
    "case_count" INTEGER NOT NULL,
    "unknown_count" INTEGER NOT NULL,
    "unknown_cases" TEXT[],
    "violation_count" INTEGER NOT NULL,
    "violations" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "result_import_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "result_import_metric_run_id_key" ON "result_import"("metric_run_id");
ALTER TABLE "result_import" ADD CONSTRAINT "result_import_metric_run_id_fkey" FOREIGN KEY ("metric_run_id") REFERENCES "metric_run"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "result_import" ADD CONSTRAINT "result_import_blob_hash_fkey" FOREIGN KEY ("blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "result_import" ADD CONSTRAINT result_import_counts CHECK (
  case_count > 0 AND unknown_count BETWEEN 0 AND case_count AND violation_count >= 0
  AND cardinality(unknown_cases) <= unknown_count);

CREATE TABLE "training_import" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "freeze_id" UUID NOT NULL,
    "dataset" JSONB NOT NULL,
    "plans" JSONB NOT NULL,
    "splits" JSONB NOT NULL,
    "leaks" JSONB NOT NULL,
    "unknown_count" INTEGER NOT NULL,
    "unknown_cases" TEXT[],
    "missing_count" INTEGER NOT NULL,
    "file_hashes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_import_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "training_import_name_key" ON "training_import"("name");
CREATE INDEX "training_import_freeze_id_idx" ON "training_import"("freeze_id");
ALTER TABLE "training_import" ADD CONSTRAINT "training_import_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "cohort_freeze"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT make_append_only('result_import');
SELECT make_append_only('training_import');
