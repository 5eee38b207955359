-- AlterTable
ALTER TABLE "review" ADD COLUMN     "adjudicates" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "exclusion" ADD COLUMN     "review_id" UUID;

-- CreateIndex
CREATE INDEX "exclusion_review_id_idx" ON "exclusion"("review_id");

-- AddForeignKey
ALTER TABLE "exclusion" ADD CONSTRAINT "exclusion_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The subject of a review, whatever its kind: identifiers are unique across kinds.
CREATE INDEX review_subject ON review ((coalesce(registration_id, volume_id, annotation_id, pseudo_label_id)));

ALTER TABLE review ADD CONSTRAINT review_adjudication_decides CHECK (NOT adjudicates OR verdict <> 'UNSURE');

INSERT INTO exclusion_reason (code, stage, title, description) VALUES
  ('REVIEW_OPEN', 'VISUAL_REVIEW', 'Readers disagree', 'At least one reader rejects and at least one does not; taken out until somebody else adjudicates.');

-- The reviews that count: of each reader the newest reading of a subject, and of each subject the newest adjudication.
CREATE VIEW counting_review AS
SELECT DISTINCT ON (subject_id, adjudicates, CASE WHEN adjudicates THEN NULL ELSE reviewer_id END)
       coalesce(registration_id, volume_id, annotation_id, pseudo_label_id) AS subject_id,
       (CASE WHEN registration_id IS NOT NULL THEN 'REGISTRATION' WHEN volume_id IS NOT NULL THEN 'VOLUME'
             WHEN annotation_id IS NOT NULL THEN 'ANNOTATION' ELSE 'PSEUDO_LABEL' END)::subject_kind AS subject_kind,
       id AS review_id, reviewer_id, adjudicates, verdict, reason_code
FROM review
ORDER BY subject_id, adjudicates, CASE WHEN adjudicates THEN NULL ELSE reviewer_id END, id DESC;

-- The standing verdict of each reviewed subject: what all readers agree on; else the adjudication, as long as no later
-- reading speaks against it; else OPEN.
CREATE VIEW standing_verdict AS
SELECT subject_id, subject_kind,
       CASE WHEN count(DISTINCT verdict) FILTER (WHERE NOT adjudicates) = 1 THEN min(verdict::text) FILTER (WHERE NOT adjudicates)
            WHEN bool_and(adjudicates OR review_id < adjudication_id OR verdict::text = adjudicated) THEN min(adjudicated)
            ELSE 'OPEN' END AS verdict,
       count(*) FILTER (WHERE NOT adjudicates)::int AS reader_count,
       count(DISTINCT verdict) FILTER (WHERE NOT adjudicates) > 1 AS readers_disagree
FROM (SELECT c.*, max(CASE WHEN adjudicates THEN review_id::text END) OVER subject ::uuid AS adjudication_id,
             max(CASE WHEN adjudicates THEN verdict::text END) OVER subject AS adjudicated
      FROM counting_review c WINDOW subject AS (PARTITION BY subject_id)) AS counted
GROUP BY subject_id, subject_kind;
