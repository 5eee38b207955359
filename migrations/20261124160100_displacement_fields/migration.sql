-- Displacement fields beside linear transforms, and what was measured about them.
ALTER TABLE "registration" ADD COLUMN "field_blob_hash" CHAR(64);
ALTER TABLE "registration" ADD CONSTRAINT "registration_field_blob_hash_fkey" FOREIGN KEY ("field_blob_hash") REFERENCES "blob"("hash") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE registration ADD CONSTRAINT registration_field_when_completed CHECK (field_blob_hash IS NULL OR state = 'COMPLETED');

ALTER TABLE "registration_evidence" ADD COLUMN "jacobian_minimum" DOUBLE PRECISION,
ADD COLUMN "jacobian_maximum" DOUBLE PRECISION,
ADD COLUMN "deformation_median_mm" DOUBLE PRECISION,
ADD COLUMN "deformation_maximum_mm" DOUBLE PRECISION,
ADD COLUMN "inverse_residual_mm" DOUBLE PRECISION;
ALTER TABLE registration_evidence ADD CONSTRAINT evidence_deformation_complete CHECK (
  num_nulls(jacobian_minimum, jacobian_maximum, deformation_median_mm, deformation_maximum_mm, inverse_residual_mm) IN (0, 5)
  AND (jacobian_minimum IS NULL OR jacobian_minimum > 0));
