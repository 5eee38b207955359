-- The DICOM series that a volume was read from, known by hashes of its UIDs.
CREATE TABLE "dicom_series" (
    "volume_id" UUID NOT NULL,
    "study_uid_hash" CHAR(64) NOT NULL,
    "series_uid_hash" CHAR(64) NOT NULL,
    "frame_of_reference_hash" CHAR(64),
    "series_number" TEXT,
    "series_description" TEXT NOT NULL,

    CONSTRAINT "dicom_series_pkey" PRIMARY KEY ("volume_id")
);
CREATE INDEX "dicom_series_study_uid_hash_idx" ON "dicom_series"("study_uid_hash");
ALTER TABLE "dicom_series" ADD CONSTRAINT "dicom_series_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT make_append_only('dicom_series');
