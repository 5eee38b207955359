import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createThreadPool } from '../../compute/threads/createThreadPool.ts';
import type { PhantomStage } from '../../kernels/phantom/types.ts';
import { sum } from '../../kernels/statistics/sum.ts';
import type { Progress } from '../output/createProgress.ts';
import { formatDuration } from '../output/formatDuration.ts';
import { writeProblem } from '../writeProblem.ts';
import { cohortTraits } from './cohortTraits.ts';
import { gapOf } from './gapOf.ts';
import type { Manifest, ManifestPatient } from './manifest.ts';
import { phantomOptions } from './phantomOptions.ts';
import { MANIFEST_FILE } from './readManifest.ts';
import type { CohortRequest } from './types.ts';
import { writePatient } from './writePatient.ts';

export interface GenerateOptions {
  readonly folder: string;
  readonly threads: number;
  readonly progress: Progress;
}

/** Raised whenever the same request gives other bytes, so that files of an older generator are not taken for new. */
const GENERATOR = 2;

const DOING: Record<PhantomStage, string> = {
  ANATOMY: 'drawing the anatomy',
  MRI: 'imaging the MRI',
  ULTRASOUND: 'insonifying',
  ANNOTATIONS: 'annotating',
};

/** Generates the patients of a request side by side in threads and writes them, the manifest last. */
export async function generateCohort(request: CohortRequest, generating: GenerateOptions): Promise<Manifest> {
  const options = phantomOptions(request);
  const { folder, threads, progress } = generating;
  await makeFolder(folder);
  const pool = createThreadPool({ size: threads });
  const shares = new Array<number>(request.patientCount).fill(0);
  const makeOne = async (_: unknown, patientIndex: number): Promise<ManifestPatient> => {
    const pseudonym = pseudonymOf(patientIndex, request.patientCount);
    const startedMs = performance.now();
    const phantom = await pool.run(
      'generatePhantom',
      { seed: request.seed, patientIndex, options },
      {
        onProgress: ({ stage, fraction }) => {
          shares[patientIndex] = fraction * 0.99;
          progress.update(sum(shares), `${pseudonym}: ${DOING[stage]}`);
        },
      },
    );
    const written = await writePatient(folder, pseudonym, phantom, gapOf(request, patientIndex));
    shares[patientIndex] = 1;
    progress.update(sum(shares), pseudonym);
    progress.ended(`${pseudonym} (${formatDuration(performance.now() - startedMs)})`);
    return written;
  };
  try {
    const patients = await Promise.all(Array.from({ length: request.patientCount }, makeOne));
    const manifest = manifestOf(request, patients);
    await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } catch (error) {
    throw writeProblem(folder, error);
  } finally {
    await pool.close();
  }
}

/** What a manifest keeps of its request, to tell whether it was made from another one. */
export const requestText = (request: CohortRequest): string =>
  JSON.stringify({ generator: GENERATOR, ...request, options: phantomOptions(request) });

function manifestOf(request: CohortRequest, patients: readonly ManifestPatient[]): Manifest {
  return {
    format: 'sonoledger-manifest@1',
    request: requestText(request),
    dataSet: {
      name: ['Phantom', ...cohortTraits(request), ...(request.withGaps ? ['with gaps'] : [])].join(', '),
      licence: 'CC0-1.0 (synthetic, generated)',
      citation: 'Sonoledger phantom: synthetic MRI and ultrasound, not acquired from any person.',
    },
    patients: [...patients],
  };
}

/** Numbers of one width, so that they sort as text. */
const pseudonymOf = (patientIndex: number, patientCount: number): string =>
  `phantom-${String(patientIndex + 1).padStart(Math.max(2, String(patientCount).length), '0')}`;

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw writeProblem(folder, error);
  });
}
