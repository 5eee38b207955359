-- CreateTable
CREATE TABLE "freeze_slice_count" (
    "id" BIGSERIAL NOT NULL,
    "freeze_id" UUID NOT NULL,
    "volume_id" UUID NOT NULL,
    "reason_code" TEXT,
    "slice_count" INTEGER NOT NULL,

    CONSTRAINT "freeze_slice_count_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "freeze_slice_count_once" ON "freeze_slice_count"("freeze_id", "volume_id", "reason_code") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "exclusion_scope_subject_kind_reason_code_slice_id_idx" ON "exclusion"("scope", "subject_kind", "reason_code", "slice_id");

-- AddForeignKey
ALTER TABLE "freeze_slice_count" ADD CONSTRAINT "freeze_slice_count_freeze_id_fkey" FOREIGN KEY ("freeze_id") REFERENCES "cohort_freeze"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_slice_count" ADD CONSTRAINT "freeze_slice_count_volume_id_fkey" FOREIGN KEY ("volume_id") REFERENCES "volume"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "freeze_slice_count" ADD CONSTRAINT "freeze_slice_count_reason_code_fkey" FOREIGN KEY ("reason_code") REFERENCES "exclusion_reason"("code") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE freeze_slice_count ADD CONSTRAINT freeze_slice_count_positive CHECK (slice_count > 0);
ALTER TABLE freeze_slice_count ADD CONSTRAINT freeze_slice_count_explained CHECK (reason_code <> '');

-- The slices of the slicings that a freeze chose, by volume: taken, left out by its rule, or excluded by themselves when
-- it was made. An exclusion that was taken back later still counts; one that was made later has no slice left to explain.
CREATE FUNCTION count_freeze_slices(frozen cohort_freeze) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO freeze_slice_count (freeze_id, volume_id, reason_code, slice_count)
  WITH chosen AS MATERIALIZED (
    SELECT g.id, g.volume_id FROM jsonb_array_elements_text(frozen.selection->'slicingIds') AS c (id)
      JOIN slicing g ON g.id = c.id::uuid),
  excluded AS MATERIALIZED (
    SELECT DISTINCT ON (e.slice_id) e.slice_id, e.reason_code FROM (
      SELECT o.slice_id, o.reason_code, 0 AS place, o.id FROM exclusion o
      WHERE o.scope = 'FREEZE:' || frozen.id AND o.subject_kind = 'SLICE' AND o.decision = 'EXCLUDE'
      UNION ALL
      SELECT o.slice_id, o.reason_code, 1, o.id FROM exclusion o
      WHERE o.scope = 'ALL' AND o.subject_kind = 'SLICE' AND o.decision = 'EXCLUDE'
        AND NOT EXISTS (SELECT 1 FROM exclusion b WHERE b.reinstates_id = o.id AND b.created_at <= frozen.created_at)) e
    ORDER BY e.slice_id, e.place, e.id)
  SELECT frozen.id, c.volume_id, CASE WHEN m.slice_id IS NULL THEN coalesce(x.reason_code, '') END, count(*)
  FROM chosen c JOIN slice s ON s.slicing_id = c.id
    LEFT JOIN freeze_member m ON m.freeze_id = frozen.id AND m.slice_id = s.id
    LEFT JOIN excluded x ON x.slice_id = s.id
  GROUP BY 1, 2, 3 ORDER BY 2, 3;
EXCEPTION WHEN check_violation THEN
  RAISE EXCEPTION 'a slice of the freeze % is neither taken nor excluded', frozen.id USING ERRCODE = 'SL002';
END $$;

DO $$
DECLARE frozen cohort_freeze;
BEGIN
  FOR frozen IN SELECT * FROM cohort_freeze LOOP
    PERFORM count_freeze_slices(frozen);
  END LOOP;
END $$;

-- At the end of the transaction that makes a freeze, when its members and exclusions are written.
CREATE FUNCTION count_new_freeze_slices() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM count_freeze_slices(NEW);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER freeze_slices_counted AFTER INSERT ON cohort_freeze
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_new_freeze_slices();
CREATE TRIGGER freeze_slice_count_derived AFTER INSERT OR UPDATE OR DELETE ON freeze_slice_count
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_direct_write();
CREATE TRIGGER freeze_slice_count_no_truncate BEFORE TRUNCATE ON freeze_slice_count
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- nothing downstream points at unfrozen data

-- What a metric run measures are slices of its freeze, against predictions of its own model or annotator run.
CREATE FUNCTION check_metric_slices_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM new_rows n JOIN metric_run r ON r.id = n.metric_run_id
             LEFT JOIN freeze_member m ON m.freeze_id = r.freeze_id AND m.slice_id = n.slice_id
             WHERE m.slice_id IS NULL OR m.patient_id <> n.patient_id) THEN
    RAISE EXCEPTION 'a metric run measures a slice that its freeze does not hold' USING ERRCODE = 'SL003';
  END IF;
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT metric_run_id, prediction_id FROM new_rows WHERE prediction_id IS NOT NULL) n
             JOIN metric_run r ON r.id = n.metric_run_id
             LEFT JOIN prediction p ON p.id = n.prediction_id
             WHERE p.id IS NULL OR p.model_id IS DISTINCT FROM r.model_id
               OR p.annotator_run_id IS DISTINCT FROM r.annotator_run_id) THEN
    RAISE EXCEPTION 'a metric run measures a prediction of another model or annotator run' USING ERRCODE = 'SL003';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER metric_slice_frozen AFTER INSERT ON metric_slice
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_metric_slices_frozen();

-- A comparison rests on completed metric runs on the freeze of its experiment.
CREATE FUNCTION check_comparison_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(NEW.metric_run_ids) = 0 OR EXISTS (
      SELECT 1 FROM unnest(NEW.metric_run_ids) AS used (id)
        JOIN experiment e ON e.id = NEW.experiment_id
        LEFT JOIN metric_run r ON r.id = used.id AND r.freeze_id = e.freeze_id AND r.state = 'COMPLETED'
      WHERE r.id IS NULL) THEN
    RAISE EXCEPTION 'a comparison names a metric run that is not completed on the freeze of its experiment' USING ERRCODE = 'SL003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comparison_frozen BEFORE INSERT ON comparison FOR EACH ROW EXECUTE FUNCTION check_comparison_frozen();
