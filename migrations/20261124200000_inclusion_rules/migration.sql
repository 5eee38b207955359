-- CreateEnum
CREATE TYPE "missing_value" AS ENUM ('EXCLUDE', 'KEEP', 'NEEDS_REVIEW');

-- CreateTable
CREATE TABLE "inclusion_rule" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "stage" "stage" NOT NULL,
    "subject_kind" "subject_kind" NOT NULL,
    "conditions" JSONB NOT NULL,
    "when_missing" "missing_value" NOT NULL,
    "reason_code" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inclusion_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inclusion_rule_name_version_key" ON "inclusion_rule"("name", "version");

-- AddForeignKey
ALTER TABLE "inclusion_rule" ADD CONSTRAINT "inclusion_rule_reason_code_fkey" FOREIGN KEY ("reason_code") REFERENCES "exclusion_reason"("code") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE inclusion_rule ADD CONSTRAINT inclusion_rule_sane CHECK (
  version >= 1 AND jsonb_typeof(conditions) = 'array' AND jsonb_array_length(conditions) BETWEEN 1 AND 20
  AND subject_kind NOT IN ('SLICE', 'PREDICTION'));

-- The rules of imports are inclusion rules about a clinical table.
INSERT INTO inclusion_rule (id, name, version, stage, subject_kind, conditions, when_missing, reason_code, description, created_at)
SELECT id, name, version, 'ELIGIBILITY', 'PATIENT',
       jsonb_build_array(jsonb_build_object('kind', 'CLINICAL_VALUE', 'column', column_name, 'oneOf', to_jsonb(accepted))),
       'NEEDS_REVIEW', 'NOT_ELIGIBLE', 'Who may enter, by the clinical table of an import.', created_at
FROM eligibility_rule;

-- DropTable
DROP TABLE "eligibility_rule";

-- Immutability
SELECT make_append_only('inclusion_rule');
