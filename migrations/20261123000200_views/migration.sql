-- Slicings that may be used now: completed, of volumes and labels in force, and with nothing excluded on the way
-- from the patient to the label.
CREATE VIEW slicing_in_force AS
SELECT g.id AS slicing_id, g.volume_id, v.patient_id, p.data_set_id, g.label_source, g.annotation_id,
       n.name AS annotator_name, g.pseudo_label_id, r.id AS registration_id, r.method AS registration_method,
       v.blob_hash AS volume_hash, coalesce(a.blob_hash, l.blob_hash) AS label_hash
FROM slicing g
  JOIN volume v ON v.id = g.volume_id
  JOIN patient p ON p.id = v.patient_id
  LEFT JOIN annotation a ON a.id = g.annotation_id
  LEFT JOIN annotator n ON n.id = a.annotator_id
  LEFT JOIN pseudo_label l ON l.id = g.pseudo_label_id
  LEFT JOIN registration r ON r.id = l.registration_id
WHERE g.state = 'COMPLETED'
  AND NOT EXISTS (SELECT 1 FROM volume newer WHERE newer.supersedes_id = v.id)
  AND NOT EXISTS (SELECT 1 FROM annotation newer WHERE newer.supersedes_id = coalesce(g.annotation_id, l.annotation_id))
  AND NOT EXISTS (
    SELECT 1 FROM active_exclusion x
    WHERE x.scope = 'ALL' AND (x.subject_kind, x.subject_id) IN (
      ('PATIENT', p.id::text), ('VOLUME', v.id::text), ('ANNOTATION', coalesce(g.annotation_id, l.annotation_id)::text),
      ('REGISTRATION', r.id::text), ('PSEUDO_LABEL', l.id::text)));
