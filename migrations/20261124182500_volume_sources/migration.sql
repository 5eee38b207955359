-- The names of the triggers count: the application's role is refused what a trigger called *_append_only guards.
CREATE FUNCTION make_append_only(t text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
  EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
END $$;

-- The files that volumes and annotations were read from, of which the NIfTI that everything reads is made.
CREATE TABLE "volume_source" (
    "volume_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "kept" BOOLEAN NOT NULL,

    CONSTRAINT "volume_source_pkey" PRIMARY KEY ("volume_id","ordinal")
);
CREATE INDEX "volume_source_hash_idx" ON "volume_source"("hash");
ALTER TABLE "volume_source" ADD CONSTRAINT "volume_source_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE TABLE "annotation_source" (
    "annotation_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "kept" BOOLEAN NOT NULL,

    CONSTRAINT "annotation_source_pkey" PRIMARY KEY ("annotation_id","ordinal")
);
ALTER TABLE "annotation_source" ADD CONSTRAINT "annotation_source_annotation_id_fkey" FOREIGN KEY ("annotation_id") REFERENCES "annotation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What is there already came as one NIfTI file each.
INSERT INTO volume_source
  SELECT v.id, 0, coalesce(b.file_name, b.hash), b.hash, b.size_bytes, true FROM volume v JOIN blob b ON b.hash = v.blob_hash;
INSERT INTO annotation_source
  SELECT a.id, 0, coalesce(b.file_name, b.hash), b.hash, b.size_bytes, true FROM annotation a JOIN blob b ON b.hash = a.blob_hash;

-- Kept bytes are a blob; a foreign key would ask the same of bytes that are not kept.
CREATE FUNCTION check_kept_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kept AND NOT EXISTS (SELECT FROM blob WHERE hash = NEW.hash AND size_bytes = NEW.size_bytes) THEN
    RAISE EXCEPTION 'The source file % is to be kept, but no blob holds it', NEW.hash USING ERRCODE = 'SL003';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['volume_source', 'annotation_source'] LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (ordinal >= 0 AND size_bytes >= 0 AND hash ~ ''^[0-9a-f]{64}$'')', t, t || '_sane');
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION check_kept_source()', t || '_kept', t);
    PERFORM make_append_only(t);
  END LOOP;
END $$;
