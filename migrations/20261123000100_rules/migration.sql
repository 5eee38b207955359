-- Rules of the domain that hold whatever the code does. Errors of our own use SQLSTATE SL001 (a record may
-- not be changed), SL002 (a record contradicts others) and SL003 (a reference does not fit).

-- ------------------------------------------------------------------------------------------ value rules

ALTER TABLE blob ADD CONSTRAINT blob_hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$');
ALTER TABLE blob ADD CONSTRAINT blob_size_not_negative CHECK (size_bytes >= 0);
ALTER TABLE patient_link ADD CONSTRAINT patient_link_not_to_self CHECK (patient_id <> same_person_as_id);
ALTER TABLE procedure ADD CONSTRAINT procedure_number_from_one CHECK (procedure_number >= 1);
ALTER TABLE volume ADD CONSTRAINT volume_geometry_complete CHECK (
  cardinality(size) = 3 AND cardinality(spacing_mm) = 3 AND cardinality(origin_lps) = 3 AND cardinality(direction) = 9
  AND 1 <= ALL (size) AND 0 < ALL (spacing_mm));
ALTER TABLE volume ADD CONSTRAINT volume_sequence_fits_modality CHECK ((modality = 'US') = (sequence = 'B_MODE'));
ALTER TABLE annotation ADD CONSTRAINT annotation_tool_when_automatic CHECK (origin <> 'AUTOMATIC' OR tool IS NOT NULL);
ALTER TABLE annotation ADD CONSTRAINT annotation_not_empty CHECK (voxel_count > 0);
ALTER TABLE landmark_set ADD CONSTRAINT landmark_points_paired CHECK (
  cardinality(moving_lps) = cardinality(fixed_lps) AND cardinality(moving_lps) % 3 = 0 AND cardinality(moving_lps) > 0);
ALTER TABLE registration ADD CONSTRAINT registration_matrices_are_4x4 CHECK (
  cardinality(tracked_moving_to_fixed_lps) = 16
  AND cardinality(moving_to_fixed_lps) = CASE WHEN state = 'COMPLETED' THEN 16 ELSE 0 END);
ALTER TABLE registration ADD CONSTRAINT registration_failure_has_code CHECK ((state = 'FAILED') = (error_code IS NOT NULL));
ALTER TABLE registration_evidence ADD CONSTRAINT evidence_fractions CHECK (
  overlap_fraction BETWEEN 0 AND 1 AND (tumour_in_cone_fraction IS NULL OR tumour_in_cone_fraction BETWEEN 0 AND 1));
ALTER TABLE registration_evidence ADD CONSTRAINT evidence_mtre_needs_landmarks CHECK (
  (landmark_count > 0) = (mtre_tracked_mm IS NOT NULL) AND (landmark_count > 0) = (mtre_registered_mm IS NOT NULL));
ALTER TABLE review ADD CONSTRAINT review_of_one_subject CHECK (
  num_nonnulls(registration_id, volume_id, annotation_id, pseudo_label_id) = 1);
ALTER TABLE review ADD CONSTRAINT review_rejection_has_reason CHECK (verdict <> 'REJECTED' OR reason_code IS NOT NULL);
ALTER TABLE pseudo_label ADD CONSTRAINT pseudo_label_completed_has_content CHECK (
  (state = 'COMPLETED') = (blob_hash IS NOT NULL)
  AND (state <> 'COMPLETED' OR num_nulls(voxel_count, voxels_cropped, volume_mm3, tumour_in_cone_fraction) = 0));
ALTER TABLE slicing ADD CONSTRAINT slicing_source_fits_label CHECK (
  num_nonnulls(annotation_id, pseudo_label_id) = 1 AND (label_source = 'MRI_TRANSFER') = (pseudo_label_id IS NOT NULL));
ALTER TABLE slicing ADD CONSTRAINT slicing_completed_is_counted CHECK (state <> 'COMPLETED' OR slice_count IS NOT NULL);
ALTER TABLE slice ADD CONSTRAINT slice_has_label CHECK (pixel_count > 0 AND area_mm2 > 0 AND index >= 0);
ALTER TABLE slice_rule ADD CONSTRAINT slice_rule_sane CHECK (
  minimum_area_mm2 >= 0 AND cardinality(axes) BETWEEN 1 AND 3 AND cardinality(label_sources) >= 1
  AND (displacement_limit_mm IS NULL OR displacement_limit_mm > 0));
ALTER TABLE cohort_freeze ADD CONSTRAINT freeze_not_empty CHECK (
  slice_count > 0 AND volume_count > 0 AND patient_count > 0 AND fold_count >= 1 AND fold_count <= patient_count);
ALTER TABLE freeze_fold ADD CONSTRAINT freeze_fold_from_zero CHECK (fold >= 0);
ALTER TABLE annotator_run ADD CONSTRAINT annotator_run_fits_kind CHECK (
  (kind = 'ANNOTATOR') = (annotator_id IS NOT NULL) AND (kind = 'PSEUDO_LABEL') = (registration_method IS NOT NULL));
ALTER TABLE prediction ADD CONSTRAINT prediction_of_one_producer CHECK (num_nonnulls(model_id, annotator_run_id) = 1);
ALTER TABLE prediction ADD CONSTRAINT prediction_state_complete CHECK (
  (state = 'PRESENT') = (blob_hash IS NOT NULL) AND (state = 'MISSING') = (missing_reason IS NOT NULL));
CREATE UNIQUE INDEX prediction_once ON prediction (model_id, annotator_run_id, volume_id, axis) NULLS NOT DISTINCT;
ALTER TABLE metric_run ADD CONSTRAINT metric_run_of_one_producer CHECK (num_nonnulls(model_id, annotator_run_id) = 1);
ALTER TABLE metric_run ADD CONSTRAINT metric_run_completed_is_counted CHECK (
  state <> 'COMPLETED' OR (slice_count IS NOT NULL AND missing_count IS NOT NULL));
ALTER TABLE arm ADD CONSTRAINT arm_of_one_producer CHECK (num_nonnulls(model_id, annotator_run_id) = 1);
ALTER TABLE metric_slice ADD CONSTRAINT metric_slice_counts CHECK (
  area_mm2 >= 0 AND reference_pixels >= 0 AND (predicted_pixels IS NULL OR predicted_pixels >= 0));
ALTER TABLE metric_value ADD CONSTRAINT metric_value_only_when_defined CHECK (
  (state = 'DEFINED') = (value IS NOT NULL) AND (value IS NULL OR abs(value) < 'Infinity'));
ALTER TABLE job ADD CONSTRAINT job_lease_while_running CHECK ((state = 'RUNNING') = (lease_token IS NOT NULL));
ALTER TABLE job ADD CONSTRAINT job_outcome_typed CHECK (
  (state = 'FAILED') = (error_code IS NOT NULL) AND (state = 'SKIPPED') = (skip_reason IS NOT NULL)
  AND progress BETWEEN 0 AND 1);

-- ------------------------------------------------------------------------------- exclusions and reviews

ALTER TABLE exclusion ADD CONSTRAINT exclusion_of_one_subject CHECK (
  num_nonnulls(patient_id, volume_id, annotation_id, registration_id, pseudo_label_id, slice_id, prediction_id) = 1
  AND CASE subject_kind
    WHEN 'PATIENT' THEN patient_id IS NOT NULL
    WHEN 'VOLUME' THEN volume_id IS NOT NULL
    WHEN 'ANNOTATION' THEN annotation_id IS NOT NULL
    WHEN 'REGISTRATION' THEN registration_id IS NOT NULL
    WHEN 'PSEUDO_LABEL' THEN pseudo_label_id IS NOT NULL
    WHEN 'SLICE' THEN slice_id IS NOT NULL
    WHEN 'PREDICTION' THEN prediction_id IS NOT NULL
  END);
ALTER TABLE exclusion ADD CONSTRAINT exclusion_has_decider CHECK (
  (rule_name IS NOT NULL AND rule_version IS NOT NULL) OR (reviewer_id IS NOT NULL AND comment IS NOT NULL));
ALTER TABLE exclusion ADD CONSTRAINT exclusion_reinstates_one CHECK ((decision = 'REINSTATE') = (reinstates_id IS NOT NULL));

-- One primary reason per subject, stage and scope: a second EXCLUDE meets the primary key of active_exclusion.
CREATE FUNCTION keep_active_exclusions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM new_rows n JOIN exclusion_reason r ON r.code = n.reason_code WHERE r.stage <> n.stage) THEN
    RAISE EXCEPTION 'the reason code belongs to another stage' USING ERRCODE = 'SL003';
  END IF;
  IF EXISTS (SELECT 1 FROM new_rows n LEFT JOIN exclusion o ON o.id = n.reinstates_id
             LEFT JOIN active_exclusion a ON a.exclusion_id = n.reinstates_id
             WHERE n.decision = 'REINSTATE' AND (a.exclusion_id IS NULL OR o.stage <> n.stage
               OR a.subject_kind <> n.subject_kind OR a.scope <> n.scope OR a.subject_id <> coalesce(n.patient_id::text, n.volume_id::text, n.annotation_id::text, n.registration_id::text,
      n.pseudo_label_id::text, n.slice_id::text, n.prediction_id::text))) THEN
    RAISE EXCEPTION 'only an exclusion in force can be reinstated, for the same subject and stage' USING ERRCODE = 'SL002';
  END IF;
  DELETE FROM active_exclusion a USING new_rows n WHERE n.decision = 'REINSTATE' AND a.exclusion_id = n.reinstates_id;
  INSERT INTO active_exclusion (subject_kind, subject_id, stage, scope, exclusion_id)
    SELECT n.subject_kind, coalesce(n.patient_id::text, n.volume_id::text, n.annotation_id::text, n.registration_id::text,
      n.pseudo_label_id::text, n.slice_id::text, n.prediction_id::text), n.stage, n.scope, n.id
    FROM new_rows n WHERE n.decision = 'EXCLUDE';
  RETURN NULL;
END $$;
CREATE TRIGGER exclusion_keeps_active AFTER INSERT ON exclusion
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_active_exclusions();

INSERT INTO exclusion_reason (code, stage, title, description) VALUES
  ('NOT_FIRST_SURGERY', 'ELIGIBILITY', 'Not the first surgery', 'The procedure is a re-operation and the cohort takes first surgeries only.'),
  ('NO_ULTRASOUND', 'ELIGIBILITY', 'No ultrasound', 'The patient has no ultrasound volume of the wanted phase.'),
  ('NO_MRI', 'ELIGIBILITY', 'No MRI', 'The patient has no pre-operative MRI.'),
  ('WRONG_PHASE', 'ELIGIBILITY', 'Wrong phase', 'The volume was taken in a phase that the cohort does not use.'),
  ('OTHER_ELIGIBILITY', 'ELIGIBILITY', 'Other (eligibility)', 'Another reason, given in the comment.'),
  ('POOR_ULTRASOUND', 'IMAGE_QUALITY', 'Poor ultrasound', 'The ultrasound cannot be read: shadow, coupling, noise or a truncated sweep.'),
  ('POOR_MRI', 'IMAGE_QUALITY', 'Poor MRI', 'The MRI cannot be read: motion, artefact or truncation.'),
  ('OTHER_IMAGE_QUALITY', 'IMAGE_QUALITY', 'Other (image quality)', 'Another reason, given in the comment.'),
  ('NO_TUMOUR_ANNOTATION', 'ANNOTATION', 'No tumour annotation', 'No tumour annotation exists: not annotated, which is not the same as no tumour.'),
  ('POOR_ANNOTATION', 'ANNOTATION', 'Poor annotation', 'The annotation does not follow the tumour.'),
  ('OTHER_ANNOTATION', 'ANNOTATION', 'Other (annotation)', 'Another reason, given in the comment.'),
  ('REGISTRATION_FAILED', 'REGISTRATION', 'Registration failed', 'The registration ended with a coded error.'),
  ('LOW_OVERLAP', 'REGISTRATION', 'Low overlap', 'Too little of the insonified cone lies inside the MRI.'),
  ('NOT_BETTER_THAN_TRACKED', 'REGISTRATION', 'Not better than the tracked pose', 'By its own evidence the result does not improve on the tracked pose.'),
  ('NOT_REGISTERED', 'REGISTRATION', 'Not registered', 'No completed registration of the wanted method exists.'),
  ('OTHER_REGISTRATION', 'REGISTRATION', 'Other (registration)', 'Another reason, given in the comment.'),
  ('REVIEW_REJECTED', 'VISUAL_REVIEW', 'Rejected in review', 'A reviewer rejected the registration or label.'),
  ('OTHER_VISUAL_REVIEW', 'VISUAL_REVIEW', 'Other (visual review)', 'Another reason, given in the comment.'),
  ('TRANSFER_FAILED', 'TRANSFER', 'Transfer failed', 'The label transfer ended with a coded error.'),
  ('LABEL_OUTSIDE_CONE', 'TRANSFER', 'Label outside the cone', 'No voxel of the transferred label lies inside the insonified cone.'),
  ('LOW_TUMOUR_IN_CONE', 'TRANSFER', 'Too little tumour in the cone', 'The share of the tumour inside the insonified cone is under the limit.'),
  ('NOT_TRANSFERRED', 'TRANSFER', 'Not transferred', 'No pseudo label was made from the registration.'),
  ('OTHER_TRANSFER', 'TRANSFER', 'Other (transfer)', 'Another reason, given in the comment.'),
  ('NOT_SLICED', 'SLICING', 'Not sliced', 'The label exists but was never cut into slices.'),
  ('BELOW_MINIMUM_AREA', 'SLICING', 'Below the minimum area', 'The tumour area of the slice is under the slice rule''s minimum.'),
  ('AXIS_NOT_SELECTED', 'SLICING', 'Axis not selected', 'The slice rule does not take this axis.'),
  ('OTHER_SLICING', 'SLICING', 'Other (slicing)', 'Another reason, given in the comment.'),
  ('PATIENT_IN_OTHER_SET', 'SPLIT', 'Patient in another set', 'The same person is already on the other side of the split.'),
  ('OTHER_SPLIT', 'SPLIT', 'Other (split)', 'Another reason, given in the comment.'),
  ('TRAINING_FAILED', 'TRAINING', 'Training failed', 'The training ended with a coded error.'),
  ('OTHER_TRAINING', 'TRAINING', 'Other (training)', 'Another reason, given in the comment.'),
  ('PREDICTION_MISSING', 'PREDICTION', 'Prediction missing', 'The model or annotator run holds no label for the volume.'),
  ('INFERENCE_FAILED', 'PREDICTION', 'Inference failed', 'The inference ended with a coded error.'),
  ('OTHER_PREDICTION', 'PREDICTION', 'Other (prediction)', 'Another reason, given in the comment.'),
  ('EVALUATION_FAILED', 'EVALUATION', 'Evaluation failed', 'The metric could not be computed.'),
  ('OTHER_EVALUATION', 'EVALUATION', 'Other (evaluation)', 'Another reason, given in the comment.');

-- -------------------------------------------------------------------------------------- folds and freezes

CREATE FUNCTION check_freeze_folds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM new_rows n JOIN cohort_freeze f ON f.id = n.freeze_id WHERE n.fold >= f.fold_count) THEN
    RAISE EXCEPTION 'a fold number is not below the fold count of the freeze' USING ERRCODE = 'SL002';
  END IF;
  IF EXISTS (SELECT 1 FROM new_rows n JOIN patient_link l ON l.patient_id = n.patient_id
             JOIN freeze_fold o ON o.freeze_id = n.freeze_id AND o.patient_id = l.same_person_as_id WHERE o.fold <> n.fold
             UNION ALL
             SELECT 1 FROM new_rows n JOIN patient_link l ON l.same_person_as_id = n.patient_id
             JOIN freeze_fold o ON o.freeze_id = n.freeze_id AND o.patient_id = l.patient_id WHERE o.fold <> n.fold) THEN
    RAISE EXCEPTION 'the same person would be in two folds' USING ERRCODE = 'SL002';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER freeze_fold_disjoint AFTER INSERT ON freeze_fold
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_freeze_folds();

-- Members belong to the transaction that made the freeze, and to the patient and volume that they name.
CREATE FUNCTION check_freeze_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT freeze_id FROM new_rows) n JOIN cohort_freeze f ON f.id = n.freeze_id
             WHERE f.xmin <> pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a freeze is immutable: members can only be written with it' USING ERRCODE = 'SL001';
  END IF;
  IF EXISTS (SELECT 1 FROM new_rows n JOIN slice s ON s.id = n.slice_id JOIN slicing g ON g.id = s.slicing_id
             JOIN volume v ON v.id = g.volume_id WHERE v.id <> n.volume_id OR v.patient_id <> n.patient_id) THEN
    RAISE EXCEPTION 'a freeze member names another volume or patient than its slice' USING ERRCODE = 'SL003';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER freeze_member_checked AFTER INSERT ON freeze_member
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_freeze_members();

-- ---------------------------------------------------------------------------------------- immutability

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'SL001';
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['blob', 'volume', 'annotation', 'landmark_set', 'registration_moving', 'registration_evidence',
      'qc_sheet', 'review', 'slice', 'slice_rule', 'exclusion', 'cohort_freeze', 'freeze_fold', 'freeze_member', 'training_set',
      'model', 'annotator_run', 'metric_definition', 'metric_slice', 'metric_value', 'comparison', 'patient_link',
      'ledger_event'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- Work in progress may change; a finished record may not.
CREATE FUNCTION refuse_change_when_finished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'PENDING' THEN
    RAISE EXCEPTION '% on % is refused: the record is %', TG_OP, TG_TABLE_NAME, OLD.state USING ERRCODE = 'SL001';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['registration', 'pseudo_label', 'slicing', 'prediction', 'metric_run'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change_when_finished()', t || '_final', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;

-- Tables that only triggers write: a direct statement runs at depth 1.
CREATE FUNCTION refuse_direct_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION '% is kept by the database and cannot be written directly', TG_TABLE_NAME USING ERRCODE = 'SL001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER active_exclusion_derived AFTER INSERT OR UPDATE OR DELETE ON active_exclusion
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_direct_write();
CREATE TRIGGER metric_rollup_derived AFTER INSERT OR UPDATE OR DELETE ON metric_rollup
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_direct_write();

-- ---------------------------------------------------------------------------------------------- rollup

-- Ordered, so that concurrent writers take row locks in the same order.
CREATE FUNCTION roll_up_metric_values() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO metric_rollup AS r
    (metric_run_id, definition_number, size_bin, axis, patient_id, n_total, n_defined, n_both_empty, n_empty_reference,
     n_empty_prediction, n_missing, n_failed, sum, sum_squares)
  SELECT n.metric_run_id, n.definition_number, s.size_bin, s.axis, s.patient_id, count(*),
         count(*) FILTER (WHERE n.state = 'DEFINED'),
         count(*) FILTER (WHERE n.state = 'UNDEFINED_BOTH_EMPTY'),
         count(*) FILTER (WHERE n.state = 'UNDEFINED_EMPTY_REFERENCE'),
         count(*) FILTER (WHERE n.state = 'UNDEFINED_EMPTY_PREDICTION'),
         count(*) FILTER (WHERE n.state = 'MISSING_PREDICTION'),
         count(*) FILTER (WHERE n.state = 'FAILED'),
         coalesce(sum(n.value), 0), coalesce(sum(n.value * n.value), 0)
  FROM new_rows n JOIN metric_slice s ON s.metric_run_id = n.metric_run_id AND s.slice_id = n.slice_id
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (metric_run_id, definition_number, size_bin, axis, patient_id) DO UPDATE SET
    n_total = r.n_total + excluded.n_total, n_defined = r.n_defined + excluded.n_defined,
    n_both_empty = r.n_both_empty + excluded.n_both_empty,
    n_empty_reference = r.n_empty_reference + excluded.n_empty_reference,
    n_empty_prediction = r.n_empty_prediction + excluded.n_empty_prediction,
    n_missing = r.n_missing + excluded.n_missing, n_failed = r.n_failed + excluded.n_failed,
    sum = r.sum + excluded.sum, sum_squares = r.sum_squares + excluded.sum_squares;
  RETURN NULL;
END $$;
CREATE TRIGGER metric_value_rolls_up AFTER INSERT ON metric_value
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION roll_up_metric_values();

-- Metric rows may only be added while their run is open.
CREATE FUNCTION check_metric_run_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT metric_run_id FROM new_rows) n JOIN metric_run r ON r.id = n.metric_run_id
             WHERE r.state <> 'PENDING') THEN
    RAISE EXCEPTION 'a finished metric run takes no more rows' USING ERRCODE = 'SL001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER metric_slice_run_open AFTER INSERT ON metric_slice
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_metric_run_open();
CREATE TRIGGER metric_value_run_open AFTER INSERT ON metric_value
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION check_metric_run_open();

-- ---------------------------------------------------------------------------------------------- ledger

INSERT INTO ledger_head (id, seq, hash) VALUES (1, 0, repeat('0', 64));

CREATE FUNCTION ledger_event_hash(e ledger_event) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(e.prev_hash, e.seq, extract(epoch FROM e.at), e.actor, e.action, e.entity,
    e.entity_id, e.reason, e.request_id, e.before, e.after)::text, 'UTF8')), 'hex')
$$;

-- Time, sequence and chain come from the database, never from a client.
CREATE FUNCTION chain_ledger_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head ledger_head;
BEGIN
  SELECT * INTO head FROM ledger_head WHERE id = 1 FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.at := clock_timestamp();
  NEW.prev_hash := head.hash;
  NEW.hash := ledger_event_hash(NEW);
  UPDATE ledger_head SET seq = NEW.seq, hash = NEW.hash WHERE id = 1;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_event_chained BEFORE INSERT ON ledger_event FOR EACH ROW EXECUTE FUNCTION chain_ledger_event();
CREATE TRIGGER ledger_head_derived AFTER INSERT OR UPDATE OR DELETE ON ledger_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_direct_write();

-- ------------------------------------------------------------------------------------------------ jobs

-- Written as expression indexes: the schema tool would take plain partial indexes for drift.
CREATE INDEX job_ready ON job ((- priority), run_at, (id::text)) WHERE state = 'QUEUED';
CREATE UNIQUE INDEX job_dedupe ON job (kind, (dedupe_key || '')) WHERE state IN ('QUEUED', 'RUNNING');

CREATE FUNCTION notify_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'QUEUED' THEN
    PERFORM pg_notify('sonoledger_job_ready', NEW.kind);
  END IF;
  PERFORM pg_notify('sonoledger_job_event', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER job_inserted AFTER INSERT ON job FOR EACH ROW EXECUTE FUNCTION notify_job();
CREATE TRIGGER job_changed AFTER UPDATE OF state, progress, progress_note, cancel_requested ON job
  FOR EACH ROW EXECUTE FUNCTION notify_job();
