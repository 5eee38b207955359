// Peers of bench/registrationPeers.mjs: elastix with the parameter map of ELASTIX_MI_RIGID, as the command of that
// name on the PATH (files in, transform out, the cone as its mask) and as WebAssembly (as in the product: no mask).
// Each gives { peer, run(start) }, where run resolves with the pose it ends with and the time that took, or
// { peer, absent } with what to install.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_ELASTIX_OPTIONS,
  elastixParameterMap,
} from '../../dist/compute/elastix/elastixParameterMap.js';
import { readElastixResult } from '../../dist/compute/elastix/readElastixResult.js';
import { registerWithElastix } from '../../dist/compute/elastix/registerWithElastix.js';
import { writeNifti } from '../../dist/formats/nifti/writeNifti.js';
import { invertMat4 } from '../../dist/kernels/geometry/invertMat4.js';
import { moveGeometry } from '../../dist/kernels/geometry/moveGeometry.js';
import { multiplyMat4 } from '../../dist/kernels/geometry/multiplyMat4.js';
import { coneMask } from '../../dist/kernels/masks/coneMask.js';

const SEED = 1;

/** The `elastix` command on one thread. Its time includes reading and writing of files. */
export function elastixCommand(fixed, moving) {
  const { status, stdout } = spawnSync('elastix', ['--version'], { encoding: 'utf8' });
  const peer = 'elastix command, cone as mask';
  if (status !== 0) return { peer, absent: 'apt-get install elastix' };
  const version = /[\d.]+\d/.exec(stdout)?.[0] ?? '';
  return {
    peer: `elastix ${version} command, cone as mask`,
    run: (start) => runCommand(fixed, moving, start),
  };
}

/** The method of the product, evidence included, from a start instead of the tracked pose. */
export async function elastixWasm(fixed, moving) {
  const peer = '@itk-wasm/elastix, cone filled';
  try {
    await import('@itk-wasm/elastix');
  } catch {
    return { peer, absent: 'npm install @itk-wasm/elastix@1' };
  }
  const run = async (initialMovingToFixedLps) => {
    const started = performance.now();
    const input = {
      fixed,
      moving: [{ sequence: 'MRI', image: moving }],
      initialMovingToFixedLps,
      seed: SEED,
    };
    const { movingToFixedLps, evidence } = await registerWithElastix(input, {}, {});
    return { pose: movingToFixedLps, ms: performance.now() - started, evidence };
  };
  return { peer, run };
}

async function runCommand(fixed, moving, start) {
  const folder = mkdtempSync(join(tmpdir(), 'sonoledger-elastix-'));
  try {
    const write = (name, image) => {
      writeFileSync(join(folder, name), writeNifti(image, { gzip: false }));
      return join(folder, name);
    };
    writeFileSync(join(folder, 'map.txt'), parameterFile());
    const placed = { ...moving, geometry: moveGeometry(moving.geometry, start) };
    const files = ['-f', write('us.nii', fixed), '-m', write('mri.nii', placed)];
    const mask = ['-fMask', write('cone.nii', coneMask(fixed))];
    const rest = ['-p', join(folder, 'map.txt'), '-out', folder, '-threads', '1'];
    const started = performance.now();
    const { status, stdout } = spawnSync('elastix', [...files, ...mask, ...rest], { encoding: 'utf8' });
    const ms = performance.now() - started;
    if (status !== 0) throw new Error(`elastix ended with ${status}: ${stdout.slice(-400)}`);
    const result = parseParameterFile(readFileSync(join(folder, 'TransformParameters.0.txt'), 'utf8'));
    return { pose: multiplyMat4(invertMat4(readElastixResult([result])), start), ms };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function parameterFile() {
  const map = elastixParameterMap(DEFAULT_ELASTIX_OPTIONS, SEED);
  const value = (text) => (/^[-+.\d]+$/.test(text) ? text : `"${text}"`);
  return Object.entries(map)
    .map(([name, values]) => `(${name} ${values.map(value).join(' ')})\n`)
    .join('');
}

function parseParameterFile(text) {
  const lines = text.matchAll(/^\((\w+) (.*)\)$/gm);
  return Object.fromEntries([...lines].map(([, name, rest]) => [name, rest.replaceAll('"', '').split(' ')]));
}
