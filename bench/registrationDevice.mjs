// LC2 poses scored in batches as a graph on devices, beside the evaluator of this processor in one thread, on a
// phantom. `npm run bench -- registrationDevice` builds and runs it. It measures CUDA where it works and the graph
// on the processor, which is a check of the graph and no use; SONOLEDGER_DEVICE=webgpu adds WebGPU, which is a
// graphics card only where Vulkan has one: with SwiftShader its times say nothing. `largestDifference` is that of
// the similarity to the evaluator in this run. For CUDA first:
//   ONNXRUNTIME_NODE_INSTALL=cuda12 npm rebuild onnxruntime-node    (needs CUDA 12 and cuDNN 9)
import { spawnSync } from 'node:child_process';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url));
  thread.once('message', (report) => console.log(JSON.stringify(report)));
} else {
  parentPort.postMessage(await measureAll());
}

async function measureAll() {
  const { detectDevices } = await import('../dist/compute/devices/detectDevices.js');
  const { IDENTITY_MAT4 } = await import('../dist/kernels/geometry/identityMat4.js');
  const { generatePhantomPatient } = await import('../dist/kernels/phantom/generatePhantomPatient.js');
  const accelerators = process.env.SONOLEDGER_DEVICE === 'webgpu' ? ['cuda', 'webgpu'] : ['cuda'];
  const capabilities = await detectDevices(accelerators, uninterrupted);
  for (const { device, available, reason } of capabilities) {
    console.warn(`${device}: ${available ? 'measured' : 'not measured'}. ${reason}`);
  }
  const devices = capabilities.flatMap(({ device, available }) => (available ? [device] : []));
  const phantom = generatePhantomPatient({ seed: 'registrationDevice', patientIndex: 0 });
  const t1 = { sequence: 'T1', image: phantom.mri.t1 };
  const flair = { sequence: 'FLAIR', image: phantom.mri.flair };
  const results = [];
  for (const moving of [[t1], [t1, flair]]) {
    const input = {
      fixed: phantom.ultrasound,
      moving,
      initialMovingToFixedLps: IDENTITY_MAT4,
      seed: 1,
    };
    results.push(...(await measureBatches(input, devices)));
    results.push(...(await measureRegistrations(input, devices)));
  }
  return { bench: 'registrationDevice', runs: 5, results };
}

async function measureBatches(input, devices) {
  const { openBatchEvaluator } = await import('../dist/compute/registration/openBatchEvaluator.js');
  const { createRandomGenerator } = await import('../dist/kernels/random/randomGenerator.js');
  const { searchBoxPoses } = await import('../dist/kernels/registration/nullSimilarities.js');
  const { prepareRegistration } = await import('../dist/kernels/registration/prepareRegistration.js');
  const prepared = prepareRegistration(input);
  const random = createRandomGenerator('poses');
  const poses = searchBoxPoses(256, prepared.options, random).map(prepared.poses.toMatrix);
  const results = [];
  for (const level of ['coarse', 'fine']) {
    const evaluator = prepared.level(level);
    for (const device of devices) {
      const startMs = performance.now();
      const batched = await openBatchEvaluator(evaluator.lc2Problem(), { device, threads: 1 }, uninterrupted);
      const openMs = performance.now() - startMs;
      for (const count of device === 'cpu' ? [8] : [1, 8, 64, 256]) {
        const asked = poses.slice(0, count);
        const times = await timesOf(() => batched.scores(asked));
        const own = await timesOf(() => asked.map((pose) => evaluator.score(pose).similarity));
        const differences = times.value.map(({ similarity }, n) => Math.abs(similarity - own.value[n]));
        results.push({
          device: nameOf(device),
          sequences: sequencesOf(input),
          level,
          samples: evaluator.sampleCount,
          poses: count,
          batchMs: times.median,
          slowest: times.slowest,
          fastest: times.fastest,
          largestDifference: Math.max(...differences),
          openedIn: `opened in ${Math.round(openMs)} ms`,
          sampler: batched.sampler,
          peers: [{ peer: 'this processor, one thread', batchMs: own.median }],
        });
      }
      await batched.release();
    }
  }
  return results;
}

/** The whole search, on accelerators only. */
async function measureRegistrations(input, devices) {
  const { registerOnDevice } = await import('../dist/compute/registration/registerOnDevice.js');
  const { poseChange } = await import('../dist/kernels/geometry/poseChange.js');
  const { centroidLps } = await import('../dist/kernels/masks/centroidLps.js');
  const { coneMask } = await import('../dist/kernels/masks/coneMask.js');
  const accelerators = devices.filter((device) => device !== 'cpu');
  if (accelerators.length === 0) return [];
  const timed = async (device) => {
    const startMs = performance.now();
    const registered = await registerOnDevice(input, { device, hooks: {}, uninterrupted });
    return { ...registered, ms: performance.now() - startMs };
  };
  const own = await timed('cpu');
  const centreLps = centroidLps(coneMask(input.fixed));
  const results = [];
  for (const device of accelerators) {
    await timed(device);
    const { result, use, ms } = await timed(device);
    if (use.failure) console.warn(use.failure);
    const apart = poseChange(result.movingToFixedLps, own.result.movingToFixedLps, centreLps);
    results.push({
      device: use.failure ? `${nameOf(device)} FAILED, cpu instead` : nameOf(device),
      sequences: sequencesOf(input),
      what: 'whole registration',
      poses: result.evaluations.coarse + result.evaluations.fine,
      registrationMs: ms,
      endsApartMm: apart.translationMm,
      endsApartDeg: apart.rotationDeg,
      peers: [{ peer: 'this processor, one thread', registrationMs: own.ms }],
    });
  }
  return results;
}

/** Medians after one run to warm up. */
async function timesOf(run) {
  const value = await run();
  const times = [];
  for (let n = 0; n < 5; n++) {
    const startMs = performance.now();
    await run();
    times.push(performance.now() - startMs);
  }
  times.sort((a, b) => a - b);
  return { value, median: times[2], fastest: times[0], slowest: times[4] };
}

function nameOf(device) {
  if (device !== 'cuda')
    return device === 'cpu' ? 'cpu (graph, for checking)' : `${device} (may be emulated)`;
  const query = ['--query-gpu=name', '--format=csv,noheader'];
  const { stdout } = spawnSync('nvidia-smi', query, { encoding: 'utf8' });
  return `cuda (${stdout?.trim().split('\n')[0] || 'unknown card'})`;
}

function sequencesOf({ moving }) {
  return moving.map(({ sequence }) => sequence).join('+');
}

function uninterrupted(work) {
  return work();
}
