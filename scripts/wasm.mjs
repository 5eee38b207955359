// Compiles the kernels of assembly/ to WebAssembly, each into a module of src/kernels; with --check it only compares.
// What it writes is committed, so that running and installing need no AssemblyScript.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Shared memory, so that several threads score poses on one copy of the images.
const SHARED = ['--enable', 'threads', '--sharedMemory', '--importMemory', '--maximumMemory', '65536'];
const kernels = [
  {
    source: 'assembly/lc2.ts',
    target: 'src/kernels/similarity/simd/lc2Wasm.ts',
    name: 'LC2_WASM',
    options: SHARED,
  },
  {
    source: 'assembly/mindSsc.ts',
    target: 'src/kernels/similarity/simd/mindSscWasm.ts',
    name: 'MIND_SSC_WASM',
    options: SHARED,
  },
  {
    source: 'assembly/filters.ts',
    target: 'src/kernels/filters/filtersWasm.ts',
    name: 'FILTERS_WASM',
    options: ['--importMemory'],
  },
];
const COMMON = [
  '-O3',
  '--converge',
  '--runtime',
  'stub',
  '--noAssert',
  '--use',
  'abort=',
  '--enable',
  'simd',
];

for (const kernel of kernels) {
  const written = render(kernel, compile(kernel));
  if (!process.argv.includes('--check')) {
    writeFileSync(kernel.target, written);
  } else if (readFileSync(kernel.target, 'utf8') !== written) {
    console.error(`${kernel.target} is not what ${kernel.source} compiles to. Run: npm run wasm`);
    process.exitCode = 1;
  }
}

function compile({ source, options }) {
  const folder = mkdtempSync(join(tmpdir(), 'sonoledger-wasm-'));
  try {
    const asc = join(createRequire(import.meta.url).resolve('assemblyscript/package.json'), '../bin/asc.js');
    const outFile = join(folder, 'kernel.wasm');
    const { status } = spawnSync(
      process.execPath,
      [asc, source, '--outFile', outFile, ...COMMON, ...options],
      {
        stdio: 'inherit',
      },
    );
    if (status !== 0) process.exit(status ?? 1);
    return readFileSync(outFile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function render({ source, name }, bytes) {
  const lines = bytes.toString('base64').match(/.{1,100}/g);
  return `// Made from ${source} by \`npm run wasm\`: WebAssembly with SIMD, in base64.
export const ${name} = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
}
