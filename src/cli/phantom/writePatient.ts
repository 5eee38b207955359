import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeneratedPhantom } from '../../compute/tasks/generatePhantom.ts';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { PhantomBrainShift } from '../../kernels/phantom/types.ts';
import type { ManifestAnnotation, ManifestPatient, ManifestVolume } from './manifest.ts';
import type { PhantomGap } from './types.ts';

const EXPERT = 'Phantom expert';
const SECOND_RATER = 'Phantom second rater';

/** Writes a phantom patient's files into a folder of its own and gives its part of the manifest. */
export async function writePatient(
  folder: string,
  pseudonym: string,
  phantom: GeneratedPhantom,
  gap: PhantomGap | undefined,
): Promise<ManifestPatient> {
  await mkdir(join(folder, pseudonym), { recursive: true });
  const write = async (name: string, content: Uint8Array): Promise<{ file: string; sha256: string }> => {
    await writeFile(join(folder, pseudonym, name), content);
    return { file: `${pseudonym}/${name}`, sha256: createHash('sha256').update(content).digest('hex') };
  };
  const { files, description, trueMovingToFixedLps, brainShift } = phantom;
  const volumes: ManifestVolume[] = [];
  const annotations: ManifestAnnotation[] = [];
  const landmarks: ManifestPatient['landmarks'] = [];
  const mri = { modality: 'MR', phase: 'PREOPERATIVE' } as const;
  if (gap !== 'NO_MRI') {
    volumes.push({ name: 'T1', sequence: 'T1', ...mri, ...(await write('T1.nii.gz', files.t1)) });
    volumes.push({ name: 'FLAIR', sequence: 'FLAIR', ...mri, ...(await write('FLAIR.nii.gz', files.flair)) });
    const points = await write('landmarks.tag', files.landmarks);
    landmarks.push({ movingVolume: 'T1', fixedVolume: 'US', ...points });
  }
  const us = await write('US.nii.gz', files.ultrasound);
  // The brain shifts when the dura is opened.
  const phase = brainShift === undefined ? 'PRE_DURA' : 'POST_DURA';
  volumes.push({ name: 'US', modality: 'US', sequence: 'B_MODE', phase, ...us });

  const tumour = { structure: 'TUMOUR', origin: 'EXPERT', annotator: EXPERT } as const;
  if (gap === undefined) {
    const onMri = await write('T1-tumour.nii.gz', files.mriTumour);
    annotations.push({ volume: 'T1', ...tumour, ...onMri });
  }
  if (gap !== 'NO_TUMOUR_ANNOTATION') {
    const onUs = await write('US-tumour.nii.gz', files.usTumour);
    annotations.push({ volume: 'US', ...tumour, ...onUs });
    const second = await write('US-tumour-second-rater.nii.gz', files.secondRater);
    annotations.push({ volume: 'US', ...tumour, origin: 'MANUAL', annotator: SECOND_RATER, ...second });
  }
  const truth = toTruth(trueMovingToFixedLps, brainShift);
  await write(
    'truth.json',
    new TextEncoder().encode(`${JSON.stringify({ ...description, ...truth }, null, 2)}\n`),
  );
  return { pseudonym, histology: description.histologyLike, volumes, annotations, landmarks, truth };
}

function toTruth(
  trueMovingToFixedLps: Mat4,
  brainShift: PhantomBrainShift | undefined,
): NonNullable<ManifestPatient['truth']> {
  const rigid = { trueMovingToFixedLps: [...trueMovingToFixedLps] };
  if (brainShift === undefined) return rigid;
  const { bumpsLps, landmarkDisplacementsMm } = brainShift;
  return {
    ...rigid,
    brainShift: {
      bumpsLps: bumpsLps.map(({ centre, sigmaMm, displacementMm }) => ({
        centre: [...centre],
        sigmaMm,
        displacementMm: [...displacementMm],
      })),
      landmarkDisplacementsMm: landmarkDisplacementsMm.map((displacement) => [...displacement]),
    },
  };
}
