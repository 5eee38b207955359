-- What a registration does to the tumour, how sure that is, and how probably it failed. Null in older records.
CREATE TYPE "displacement_target" AS ENUM ('TUMOUR_BOUNDARY', 'FIELD_OF_VIEW');

ALTER TABLE "registration_evidence"
  ADD COLUMN "second_mode_gap" DOUBLE PRECISION,
  ADD COLUMN "displacement_target" "displacement_target",
  ADD COLUMN "displacement_mm" DOUBLE PRECISION,
  ADD COLUMN "displacement_uncertainty_mm" DOUBLE PRECISION,
  ADD COLUMN "displacement_radius95_mm" DOUBLE PRECISION,
  ADD COLUMN "failure_probability" DOUBLE PRECISION,
  ADD COLUMN "evidence_model" TEXT;

ALTER TABLE registration_evidence ADD CONSTRAINT evidence_displacement_has_target CHECK (
  (displacement_mm IS NULL) = (displacement_target IS NULL) AND displacement_mm >= 0);
ALTER TABLE registration_evidence ADD CONSTRAINT evidence_radii_ascend CHECK (
  (displacement_uncertainty_mm IS NULL) = (displacement_radius95_mm IS NULL)
  AND (displacement_uncertainty_mm IS NULL
    OR (displacement_uncertainty_mm >= 0 AND displacement_radius95_mm >= displacement_uncertainty_mm)));
ALTER TABLE registration_evidence ADD CONSTRAINT evidence_failure_is_a_probability CHECK (
  failure_probability BETWEEN 0 AND 1);
ALTER TABLE registration_evidence ADD CONSTRAINT evidence_calibrated_names_its_model CHECK (
  evidence_model IS NOT NULL OR (displacement_uncertainty_mm IS NULL AND failure_probability IS NULL));
