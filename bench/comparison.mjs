// Time of a comparison table over a million metric values, through the service that GraphQL calls, on an
// embedded database of its own. The peer is plain SQL over the raw rows, with the same answer, in the same run.
// Needs `npm run build`. Prints one line of JSON.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../dist/config/loadConfig.js';
import { createApp } from '../dist/context/createApp.js';
import { createRequestContext } from '../dist/context/createRequestContext.js';
import { comparisonTable } from '../dist/domains/comparison/service/comparisonTable.js';
import { DEFAULT_DEFINITION_IDS } from '../dist/domains/comparison/types.js';
import { listCases } from '../dist/domains/evaluation/service/listCases.js';
import { timeCalls } from './shared/statistics.mjs';

const PATIENTS = 500;
const SLICES_PER_PATIENT = 34;
const METRIC_RUNS = 10;
const VALUES = PATIENTS * SLICES_PER_PATIENT * METRIC_RUNS * DEFAULT_DEFINITION_IDS.length;
const RUNS = { ours: 60, peer: 9 };

/** Of the default definitions. */
const NUMBERS = [1, 2, 3, 4, 7, 10];

const RAW_SQL = `
  SELECT a.id AS arm, d.id AS definition, CASE WHEN grouping(s.size_bin) = 1 THEN -1 ELSE s.size_bin END AS size_bin,
         avg(v.value) AS mean, stddev_pop(v.value) AS sd, count(v.value)::int AS n_defined, count(*)::int AS n_total,
         count(DISTINCT s.patient_id)::int AS n_patients
  FROM arm a JOIN metric_run r ON r.annotator_run_id = a.annotator_run_id
    JOIN metric_value v ON v.metric_run_id = r.id AND v.definition_number = ANY ($2)
    JOIN metric_slice s ON s.metric_run_id = v.metric_run_id AND s.slice_id = v.slice_id
    JOIN metric_definition d ON d.number = v.definition_number
  WHERE a.experiment_id = $1
  GROUP BY a.id, d.id, GROUPING SETS ((s.size_bin), ())`;

const folder = mkdtempSync(join(tmpdir(), 'sonoledger-bench-'));
const config = loadConfig({ env: {}, flags: { dataDir: folder, logLevel: 'silent' } });
const app = await createApp(config, { role: 'server' });
try {
  const startMs = performance.now();
  const experiments = await fill();
  const fillMs = performance.now() - startMs;
  const results = [];
  for (const [arms, { id, metricRunId }] of experiments) {
    results.push(await measureTable(arms, id));
    results.push(await measureCases(arms, metricRunId));
  }
  console.log(
    JSON.stringify({
      bench: 'comparison',
      runs: RUNS.ours,
      metricValues: VALUES,
      fillMs: Math.round(fillMs),
      node: process.version,
      cpu: cpus()[0].model.trim(),
      results,
    }),
  );
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measureTable(arms, experimentId) {
  const context = contextOfUser();
  const ours = await timeCalls(RUNS.ours, () => comparisonTable(context, { experimentId }));
  const peer = await timeCalls(RUNS.peer, () => app.pool.query(RAW_SQL, [experimentId, NUMBERS]));
  return {
    what: 'comparison table',
    metricValues: VALUES,
    arms,
    cells: ours.last.cells.length,
    medianMs: ours.medianMs,
    fastest: ours.fastest,
    slowest: ours.slowest,
    p95Ms: ours.p95Ms,
    peers: [
      {
        peer: 'plain SQL over the raw rows',
        medianMs: peer.medianMs,
        p95Ms: peer.p95Ms,
        largestDifference: largestDifference(ours.last.cells, peer.last.rows),
      },
    ],
  };
}

async function measureCases(arms, metricRunId) {
  const page = { first: 50 };
  const ours = await timeCalls(RUNS.ours, () =>
    listCases(contextOfUser(), { metricRunId, sizeBin: 1 }, page),
  );
  const { last: _, ...times } = ours;
  return { what: 'first 50 cases of a cell', metricValues: VALUES, arms, ...times, peers: 'none' };
}

function contextOfUser() {
  return createRequestContext(app, { userId: randomUUID(), name: 'bench', role: 'VIEWER' }, 'bench');
}

/** Between the means and deviations of both; infinite when the cells do not count the same. */
function largestDifference(cells, rows) {
  const byKey = new Map(rows.map((row) => [`${row.arm} ${row.definition} ${row.size_bin}`, row]));
  let largest = 0;
  for (const { arm, definitionId, sizeBin, mean, sdPopulation, nDefined, nTotal, nPatients } of cells) {
    const row = byKey.get(`${arm.id} ${definitionId} ${sizeBin}`);
    if (row.n_defined !== nDefined || row.n_total !== nTotal || row.n_patients !== nPatients) return Infinity;
    largest = Math.max(largest, Math.abs(row.mean - mean), Math.abs(row.sd - sdPopulation));
  }
  return largest;
}

/** Patients with a volume and slices each, metric runs on all of them, and experiments of 3 and of all arms. */
async function fill() {
  const client = await app.pool.connect();
  const run = async (text, values) => (await client.query(text, values)).rows;
  try {
    await client.query('SELECT setseed(0.5); SET statement_timeout = 0; BEGIN');
    await run(
      `INSERT INTO blob (hash, size_bytes, media_type) VALUES (repeat('0', 64), 1, 'application/x-nifti')`,
    );
    await run(
      `INSERT INTO data_set (id, name, licence, citation, visibility) VALUES (gen_random_uuid(), 'Bench', '-', '-', 'OPEN')`,
    );
    await run(
      `INSERT INTO patient (id, data_set_id, pseudonym)
       SELECT uuidv7(), d.id, 'P' || n FROM data_set d, generate_series(1, $1::int) n`,
      [PATIENTS],
    );
    await run(`INSERT INTO procedure (id, patient_id, procedure_number) SELECT uuidv7(), id, 1 FROM patient`);
    await run(
      `INSERT INTO volume (id, patient_id, procedure_id, name, modality, sequence, phase, format, size, spacing_mm,
                           origin_lps, direction, voxel_type, blob_hash)
       SELECT uuidv7(), patient_id, id, 'US', 'US', 'B_MODE', 'PRE_DURA', 'NIFTI', '{1,1,1}', '{1,1,1}', '{0,0,0}',
              '{1,0,0,0,1,0,0,0,1}', 'uint8', repeat('0', 64) FROM procedure`,
    );
    await run(
      `INSERT INTO annotation (id, volume_id, structure, origin, blob_hash, voxel_count, volume_mm3)
       SELECT uuidv7(), id, 'TUMOUR', 'MANUAL', repeat('0', 64), 1, 1 FROM volume`,
    );
    await run(
      `INSERT INTO slicing (id, volume_id, label_source, annotation_id, state, slice_count)
       SELECT uuidv7(), volume_id, 'US_MANUAL', id, 'COMPLETED', $1 FROM annotation`,
      [SLICES_PER_PATIENT],
    );
    await run(
      `INSERT INTO slice (slicing_id, axis, index, pixel_count, area_mm2)
       SELECT id, ('{I,J,K}'::slice_axis[])[1 + n % 3], n, 1 + n, 0.1 + 400 * random() ^ 2
       FROM slicing, generate_series(0, $1::int - 1) n`,
      [SLICES_PER_PATIENT],
    );
    const [rule] = await run(
      `INSERT INTO slice_rule (id, name, version, axes, label_sources, minimum_area_mm2)
       VALUES (uuidv7(), 'Bench', 1, '{I,J,K}', '{US_MANUAL}', 0) RETURNING id`,
    );
    const [freeze] = await run(
      `INSERT INTO cohort_freeze (id, name, hash, slice_rule_id, fold_count, fold_seed, patient_count, volume_count,
                                  slice_count, selection)
       VALUES (uuidv7(), 'Bench', repeat('0', 64), $1, 1, 1, $2, $2, $3, '{}') RETURNING id`,
      [rule.id, PATIENTS, PATIENTS * SLICES_PER_PATIENT],
    );
    await run(`INSERT INTO freeze_fold SELECT $1, id, 0 FROM patient`, [freeze.id]);
    await run(
      `INSERT INTO freeze_member SELECT $1, row_number() OVER (ORDER BY s.id), s.id, v.id, v.patient_id
       FROM slice s JOIN slicing g ON g.id = s.slicing_id JOIN volume v ON v.id = g.volume_id`,
      [freeze.id],
    );
    await client.query('COMMIT');
    const runIds = [];
    for (let n = 0; n < METRIC_RUNS; n++) runIds.push(await fillMetricRun(run, freeze.id, n));
    const experiments = [];
    for (const arms of [3, METRIC_RUNS]) {
      experiments.push([arms, { id: await makeExperiment(run, freeze.id, arms), metricRunId: runIds[0] }]);
    }
    await client.query('ANALYZE');
    return experiments;
  } finally {
    client.release();
  }
}

async function fillMetricRun(run, freezeId, n) {
  const [annotatorRun] = await run(
    `INSERT INTO annotator_run (id, name, kind, registration_method) VALUES (uuidv7(), $1, 'PSEUDO_LABEL', 'LC2_RIGID')
     RETURNING id`,
    [`Run ${n}`],
  );
  const [metricRun] = await run(
    `INSERT INTO metric_run (id, freeze_id, annotator_run_id, definition_ids, binning)
     VALUES (uuidv7(), $1, $2, $3, 'areaMm2@1') RETURNING id`,
    [freezeId, annotatorRun.id, DEFAULT_DEFINITION_IDS],
  );
  await run(
    `INSERT INTO metric_slice (metric_run_id, slice_id, patient_id, axis, size_bin, area_mm2, reference_pixels)
     SELECT $1, m.slice_id, m.patient_id, s.axis,
            CASE WHEN s.area_mm2 < 35 THEN 0 WHEN s.area_mm2 < 200 THEN 1 ELSE 2 END, s.area_mm2, s.pixel_count
     FROM freeze_member m JOIN slice s ON s.id = m.slice_id`,
    [metricRun.id],
  );
  await run(
    `INSERT INTO metric_value (metric_run_id, definition_number, slice_id, state, value)
     SELECT $1, d, slice_id, state::metric_state, CASE WHEN state = 'DEFINED' THEN random() END
     FROM (SELECT s.slice_id, d, CASE WHEN random() < 0.95 THEN 'DEFINED' ELSE 'MISSING_PREDICTION' END AS state
           FROM metric_slice s, unnest($2::int[]) d WHERE s.metric_run_id = $1) row`,
    [metricRun.id, NUMBERS],
  );
  await run(`UPDATE metric_run SET state = 'COMPLETED', slice_count = $2, missing_count = 0 WHERE id = $1`, [
    metricRun.id,
    PATIENTS * SLICES_PER_PATIENT,
  ]);
  return metricRun.id;
}

async function makeExperiment(run, freezeId, arms) {
  const [experiment] = await run(
    `INSERT INTO experiment (id, name, question, freeze_id) VALUES (uuidv7(), $1, 'CUSTOM', $2) RETURNING id`,
    [`${arms} arms`, freezeId],
  );
  await run(
    `INSERT INTO arm (id, experiment_id, name, ordinal, annotator_run_id, label_sources)
     SELECT uuidv7(), $1, name, row_number() OVER (ORDER BY id), id, '{}' FROM (SELECT * FROM annotator_run ORDER BY id LIMIT $2) a`,
    [experiment.id, arms],
  );
  return experiment.id;
}
