import type { Phase, Structure } from '../../generated/resolverTypes.ts';
import { remarkOn } from '../remarkOn.ts';
import type { Claim, RecordClaim } from '../types.ts';
import { volumeFileName } from '../volumeFileName.ts';

const MRI = /^(T1|FLAIR)$/;
const ULTRASOUND = /^US-(before|during|after)$/;
const MASK = /^(FLAIR|US-before|US-during|US-after)-(tumor|resection|sulci|falx)$/;
const SPHERES = /^(.*)-(seg|landmarks)$/;
const TAGS = /^(MRI|beforeUS|duringUS|afterUS)-(beforeUS|duringUS|afterUS)(-full)?\.tag$/i;

const PHASES: Readonly<Record<string, Phase>> = {
  before: 'PRE_DURA',
  during: 'DURING_RESECTION',
  after: 'POST_RESECTION',
};

const STRUCTURES: Readonly<Record<string, Structure>> = {
  tumor: 'TUMOUR',
  resection: 'RESECTION_CAVITY',
  sulci: 'SULCI',
  falx: 'FALX',
};

/** The volumes that a side of a tag file may lie on: T1 and FLAIR share one space. */
const SIDES: Readonly<Record<string, readonly string[]>> = {
  mri: ['T1', 'FLAIR'],
  beforeus: ['US-before'],
  duringus: ['US-during'],
  afterus: ['US-after'],
};

/**
 * What a name of RESECT, RESECT-SEG or EASY-RESECT says, in whatever folder the file lies.
 * @param suffix what EASY-RESECT adds to the names of its volumes
 */
export function readResectClaim(path: string, suffix = ''): Claim | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [, number, rest] = /^Case(\d+)-(.+)$/.exec(name) ?? [];
  if (number === undefined) return undefined;
  const patient = `Case${Number(number)}`;
  const folder = /(?:^|\/)Case(\d+)\//i.exec(path)?.[1];
  if (folder !== undefined && Number(folder) !== Number(number)) return disagreement(path, patient, folder);
  const volume = volumeFileName(rest);
  return volume ? readVolume(path, patient, volume.stem, suffix) : readTags(path, patient, rest);
}

const disagreement = (path: string, patient: string, folder: string): Claim =>
  remarkOn(path, {
    patient,
    outcome: 'NEEDS_ATTENTION',
    reason: 'CASE_DISAGREES',
    message: `A file of ${patient} lies in the folder of case ${folder}: put it where it belongs.`,
  });

function readVolume(path: string, patient: string, stem: string, suffix: string): Claim | undefined {
  if (SPHERES.test(stem)) {
    return remarkOn(path, {
      patient,
      outcome: 'SKIPPED',
      reason: 'NOT_ANATOMY',
      message: 'Spheres around landmarks, not a label of anatomy.',
    });
  }
  const mask = MASK.exec(stem);
  if (mask) return maskOf(path, patient, mask[1], mask[2]);
  if (!stem.endsWith(suffix)) return undefined;
  return readImage(path, patient, stem.slice(0, stem.length - suffix.length));
}

function maskOf(path: string, patient: string, volume: string, structure: string): RecordClaim {
  return {
    kind: 'ANNOTATION',
    patient,
    paths: [path],
    volume,
    structure: STRUCTURES[structure],
    origin: 'MANUAL',
    annotator: 'RESECT-SEG',
    tool: null,
    toolVersion: null,
  };
}

function readImage(path: string, patient: string, name: string): Claim | undefined {
  const image = { kind: 'VOLUME', patient, paths: [path], name, procedureNumber: 1 } as const;
  const [, sequence] = MRI.exec(name) ?? [];
  if (sequence !== undefined) {
    return { ...image, modality: 'MR', sequence: sequence as 'T1' | 'FLAIR', phase: 'PREOPERATIVE' };
  }
  const [, phase] = ULTRASOUND.exec(name) ?? [];
  if (phase === undefined) return undefined;
  return { ...image, modality: 'US', sequence: 'B_MODE', phase: PHASES[phase] };
}

function readTags(path: string, patient: string, rest: string): Claim | undefined {
  const [, moving, fixed] = TAGS.exec(rest) ?? [];
  if (moving === undefined) return undefined;
  const [fixedVolume] = SIDES[fixed.toLowerCase()];
  return {
    kind: 'LANDMARKS',
    patient,
    paths: [path],
    movingVolumes: SIDES[moving.toLowerCase()],
    fixedVolume,
  };
}
