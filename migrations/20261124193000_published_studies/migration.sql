-- What other studies state about their cohorts.
CREATE TABLE "published_study" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "citation" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "exclusions" JSONB NOT NULL,
    "claims" JSONB NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_study_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "published_study_name_key" ON "published_study"("name");
CREATE UNIQUE INDEX "published_study_hash_key" ON "published_study"("hash");

CREATE TABLE "published_member" (
    "study_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "volume_name" TEXT,

    CONSTRAINT "published_member_pkey" PRIMARY KEY ("study_id","ordinal")
);
ALTER TABLE "published_member" ADD CONSTRAINT "published_member_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "published_study"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT make_append_only('published_study');
SELECT make_append_only('published_member');

-- Members belong to the transaction that makes the study.
CREATE FUNCTION check_published_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM new_rows n JOIN published_study s ON s.id = n.study_id WHERE s.xmin <> pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'members can only be written with their study' USING ERRCODE = 'SL001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER published_member_with_study AFTER INSERT ON published_member
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_published_members();
