// Time of a cohort flow over 10,000 patients and 5 million slices, through GraphQL, on an embedded database of its own:
// of a freeze down to its slices, and of all data sets as they stand. The peer is one plain SQL statement over the raw
// rows, which counts the slices of the freeze by reason, in the same run. Needs `npm run build`. Prints one line of JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../dist/config/loadConfig.js';
import { createApp } from '../dist/context/createApp.js';
import { createRequestContext } from '../dist/context/createRequestContext.js';
import { createGraphqlServer } from '../dist/graphql/createGraphqlServer.js';
import { createSchema } from '../dist/graphql/createSchema.js';
import { timeCalls } from './shared/statistics.mjs';

const PATIENTS = Number(process.env.BENCH_PATIENTS ?? 10_000);
const SLICES_PER_VOLUME = 250;
const VOLUMES = 2 * PATIENTS;
const RUNS = { ours: 40, peer: 3 };

const FLOW = `query ($freezeId: ID) { cohortFlow(freezeId: $freezeId) {
  scope asOf ledgerSeq
  nodes { stage nIn { ...counts } excluded { reason { code } count { ...counts } } nOut { ...counts }
          exclusionRate { patients { share lower upper } volumes { share lower upper } slices { share lower upper } } }
} }
fragment counts on LevelCounts { patients volumes slices }`;

const RAW_SQL = `
  SELECT x.reason_code, count(*)::int AS n
  FROM cohort_freeze f
    JOIN LATERAL jsonb_array_elements_text(f.selection->'slicingIds') AS chosen (id) ON true
    JOIN slice s ON s.slicing_id = chosen.id::uuid
    LEFT JOIN freeze_member m ON m.freeze_id = f.id AND m.slice_id = s.id
    LEFT JOIN exclusion x ON x.slice_id = s.id AND x.scope = 'FREEZE:' || f.id AND m.slice_id IS NULL
  WHERE f.id = $1 GROUP BY 1`;

const folder = mkdtempSync(join(tmpdir(), 'sonoledger-bench-'));
const config = loadConfig({ env: {}, flags: { dataDir: folder, logLevel: 'error' } });
const app = await createApp(config, { role: 'server' });
const server = createGraphqlServer(app, createSchema());
await server.start();
try {
  const startMs = performance.now();
  const freezeId = await fill();
  const fillMs = performance.now() - startMs;
  const ofFreeze = await timeCalls(RUNS.ours, () => ask({ freezeId }));
  const open = await timeCalls(RUNS.ours, () => ask({}));
  const peer = await timeCalls(RUNS.peer, () => app.pool.query(RAW_SQL, [freezeId]));
  console.log(
    JSON.stringify({
      bench: 'cohortFlow',
      runs: RUNS.ours,
      fillMs: Math.round(fillMs),
      node: process.version,
      cpu: cpus()[0].model.trim(),
      results: [
        {
          ...{ what: 'cohort flow of a freeze', patients: PATIENTS, slices: VOLUMES * SLICES_PER_VOLUME },
          ...{ ...ofFreeze, last: undefined },
          peers: [
            {
              peer: 'plain SQL over the raw rows, slices alone',
              medianMs: peer.medianMs,
              largestDifference: largestDifference(ofFreeze.last, peer.last.rows),
            },
          ],
        },
        {
          ...{ what: 'cohort flow of all data sets, without slices', patients: PATIENTS, volumes: VOLUMES },
          ...{ ...open, last: undefined },
          peers: 'none',
        },
      ],
    }),
  );
} finally {
  await server.stop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function ask(variables) {
  const contextValue = createRequestContext(
    app,
    { userId: crypto.randomUUID(), name: 'bench', role: 'AUDITOR' },
    'bench',
  );
  const { body } = await server.executeOperation({ query: FLOW, variables }, { contextValue });
  const { data, errors } = body.singleResult;
  if (errors) throw new Error(errors[0].message);
  return data.cohortFlow.nodes;
}

/** Between the slices that both count, taken ones included. */
function largestDifference(nodes, rows) {
  const slicing = nodes.find(({ stage }) => stage === 'SLICING');
  const counted = new Map(slicing.excluded.map(({ reason, count }) => [reason.code, count.slices]));
  counted.set(null, slicing.nOut.slices);
  return Math.max(...rows.map(({ reason_code: code, n }) => Math.abs(n - (counted.get(code) ?? 0))));
}

/** Two annotated, registered and sliced ultrasound volumes a patient, every 20th left out on the way, and a freeze. */
async function fill() {
  const client = await app.pool.connect();
  const run = async (text, values) => (await client.query(text, values)).rows;
  const exclude = (kind, column, from, stage, reason, every) =>
    run(
      `INSERT INTO exclusion (id, subject_kind, ${column}, stage, decision, reason_code, rule_name, rule_version)
       SELECT uuidv7(), '${kind}', id, '${stage}', 'EXCLUDE', '${reason}', 'bench', 1
       FROM (SELECT id, row_number() OVER (ORDER BY id) n FROM ${from}) row WHERE n % ${every} = 0`,
    );
  try {
    await client.query(
      // Foreign keys and triggers are not what is measured; the counts are made by the function that the trigger calls.
      "SET ROLE NONE; SET statement_timeout = 0; SET session_replication_role = replica; SET work_mem = '256MB'; SELECT setseed(0.5)",
    );
    await run(
      `INSERT INTO blob (hash, size_bytes, media_type)
       SELECT repeat(n::text, 64), 1, 'application/x-nifti' FROM generate_series(0, 2) n`,
    );
    await run(`INSERT INTO data_set (id, name, licence, citation) VALUES (uuidv7(), 'Bench', '-', '-')`);
    await run(
      `INSERT INTO patient (id, data_set_id, pseudonym)
       SELECT uuidv7(), d.id, 'P' || n FROM data_set d, generate_series(1, $1::int) n`,
      [PATIENTS],
    );
    await run(`INSERT INTO procedure (id, patient_id, procedure_number) SELECT uuidv7(), id, 1 FROM patient`);
    for (const [name, modality, sequence, phase, digit] of [
      ['US 1', 'US', 'B_MODE', 'PRE_DURA', '0'],
      ['US 2', 'US', 'B_MODE', 'POST_DURA', '1'],
      ['T1', 'MR', 'T1', 'PREOPERATIVE', '2'],
    ]) {
      await run(
        `INSERT INTO volume (id, patient_id, procedure_id, name, modality, sequence, phase, format, size, spacing_mm,
                             origin_lps, direction, voxel_type, blob_hash)
         SELECT uuidv7(), patient_id, id, $1, $2::modality, $3::sequence, $4::phase, 'NIFTI', '{1,1,1}', '{1,1,1}', '{0,0,0}',
                '{1,0,0,0,1,0,0,0,1}', 'uint8', repeat($5, 64) FROM procedure`,
        [name, modality, sequence, phase, digit],
      );
    }
    await run(
      `INSERT INTO annotation (id, volume_id, structure, origin, blob_hash, voxel_count, volume_mm3)
       SELECT uuidv7(), id, 'TUMOUR', 'MANUAL', repeat('0', 64), 1, 1 FROM volume WHERE modality = 'MR'`,
    );
    await run(
      `INSERT INTO registration (id, fixed_volume_id, method, method_version, parameters, seed, state,
                                 tracked_moving_to_fixed_lps, moving_to_fixed_lps)
       SELECT uuidv7(), id, 'LC2_RIGID', '1', '{}', 1, 'COMPLETED', array_fill(0::float8, '{16}'), array_fill(0::float8, '{16}')
       FROM volume WHERE modality = 'US'`,
    );
    await run(
      `INSERT INTO pseudo_label (id, registration_id, annotation_id, ultrasound_volume_id, method, state, blob_hash,
                                 voxel_count, voxels_cropped, volume_mm3, tumour_in_cone_fraction)
       SELECT uuidv7(), r.id, a.id, r.fixed_volume_id, 'NEAREST', 'COMPLETED', repeat('0', 64), 1, 0, 1, 1
       FROM registration r JOIN volume us ON us.id = r.fixed_volume_id
         JOIN volume mr ON mr.patient_id = us.patient_id AND mr.modality = 'MR' JOIN annotation a ON a.volume_id = mr.id`,
    );
    await run(
      `INSERT INTO slicing (id, volume_id, label_source, pseudo_label_id, state, slice_count)
       SELECT uuidv7(), ultrasound_volume_id, 'MRI_TRANSFER', id, 'COMPLETED', $1 FROM pseudo_label`,
      [SLICES_PER_VOLUME],
    );
    await run(
      `INSERT INTO slice (slicing_id, axis, index, pixel_count, area_mm2)
       SELECT id, ('{I,J,K}'::slice_axis[])[1 + n % 3], n, 1 + n, 0.1 + 400 * random() ^ 2
       FROM slicing, generate_series(0, $1::int - 1) n`,
      [SLICES_PER_VOLUME],
    );
    await exclude('PATIENT', 'patient_id', 'patient', 'ELIGIBILITY', 'NOT_FIRST_SURGERY', 20);
    await exclude(
      'VOLUME',
      'volume_id',
      "volume WHERE modality = 'US'",
      'IMAGE_QUALITY',
      'POOR_ULTRASOUND',
      21,
    );
    await exclude('REGISTRATION', 'registration_id', 'registration', 'VISUAL_REVIEW', 'REVIEW_REJECTED', 23);
    const freezeId = await makeFreeze(run);
    await client.query('ANALYZE; SET session_replication_role = origin');
    await run(
      `INSERT INTO ledger_event (seq, at, actor, action, entity, entity_id, prev_hash, hash)
       VALUES (0, now(), 'bench', 'FREEZE_CREATED', 'Freeze', $1, '', '')`,
      [freezeId],
    );
    return freezeId;
  } finally {
    // Not back into the pool, which works as the application's role.
    client.release(true);
  }
}

async function makeFreeze(run) {
  const [rule] = await run(
    `INSERT INTO slice_rule (id, name, version, axes, label_sources, minimum_area_mm2)
     VALUES (uuidv7(), 'Bench', 1, '{I,J,K}', '{MRI_TRANSFER}', 35) RETURNING id`,
  );
  const [{ id }] = await run(
    `INSERT INTO cohort_freeze (id, name, hash, slice_rule_id, fold_count, fold_seed, patient_count, volume_count,
                                slice_count, selection)
     SELECT uuidv7(), 'Bench', repeat('0', 64), $1, 1, 1, 1, 1, 1, jsonb_build_object('dataSetIds', null,
       'registrationMethod', 'LC2_RIGID', 'annotatorName', null, 'slicingIds', jsonb_agg(g.id))
     FROM slicing g JOIN volume v ON v.id = g.volume_id JOIN pseudo_label l ON l.id = g.pseudo_label_id
     WHERE NOT EXISTS (SELECT 1 FROM exclusion e WHERE e.patient_id = v.patient_id OR e.volume_id = v.id
                       OR e.registration_id = l.registration_id) RETURNING id`,
    [rule.id],
  );
  const chosen = `jsonb_array_elements_text((SELECT selection->'slicingIds' FROM cohort_freeze)) AS c (id)
    JOIN slicing g ON g.id = c.id::uuid JOIN volume v ON v.id = g.volume_id JOIN slice s ON s.slicing_id = g.id`;
  await run(
    `INSERT INTO freeze_member (freeze_id, ordinal, slice_id, volume_id, patient_id)
     SELECT $1, row_number() OVER (ORDER BY s.id), s.id, v.id, v.patient_id FROM ${chosen} WHERE s.area_mm2 >= 35`,
    [id],
  );
  await run(
    `INSERT INTO exclusion (id, subject_kind, slice_id, stage, decision, reason_code, rule_name, rule_version,
                            measured_value, threshold, scope)
     SELECT uuidv7(), 'SLICE', s.id, 'SLICING', 'EXCLUDE', 'BELOW_MINIMUM_AREA', 'Bench', 1, s.area_mm2, 35, $1
     FROM ${chosen} WHERE s.area_mm2 < 35`,
    [`FREEZE:${id}`],
  );
  await run('ANALYZE');
  await run('SELECT count_freeze_slices(f) FROM cohort_freeze f');
  return id;
}
