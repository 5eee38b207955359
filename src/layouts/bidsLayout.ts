import type { Phase, Sequence, Structure } from '../generated/resolverTypes.ts';
import { remarkOn } from './remarkOn.ts';
import type { Claim, Layout } from './types.ts';
import { volumeFileName } from './volumeFileName.ts';

const PHASES: Readonly<Record<string, Phase>> = {
  preop: 'PREOPERATIVE',
  predura: 'PRE_DURA',
  postdura: 'POST_DURA',
  during: 'DURING_RESECTION',
  postop: 'POST_RESECTION',
  postresection: 'POST_RESECTION',
};

const SEQUENCES: Readonly<Record<string, Sequence>> = {
  T1w: 'T1',
  T2w: 'T2',
  FLAIR: 'FLAIR',
  us: 'B_MODE',
  US: 'B_MODE',
};

const STRUCTURES: Readonly<Record<string, Structure>> = {
  tumor: 'TUMOUR',
  tumour: 'TUMOUR',
  cavity: 'RESECTION_CAVITY',
  sulci: 'SULCI',
  falx: 'FALX',
  ventricles: 'VENTRICLES',
  cerebrum: 'CEREBRUM',
};

/** Folders named as in BIDS; ultrasound, which BIDS has no name for, lies in us/ with the suffix _us. */
export const bidsLayout: Layout = {
  layout: 'BIDS',
  version: 1,
  expects:
    'sub-01/ses-preop/anat/sub-01_ses-preop_T1w.nii.gz, sub-01/ses-predura/us/sub-01_ses-predura_us.nii.gz, sub-01_ses-preop_space-T1w_label-tumor_mask.nii.gz',
  collection: null,
  readClaim,
  identify: () => null,
};

function readClaim(path: string): Claim | undefined {
  const file = volumeFileName(path);
  if (!file?.stem.startsWith('sub-')) return undefined;
  const parts = file.stem.split('_');
  const suffix = parts.pop() as string;
  const entities = new Map(parts.map((part) => part.split('-', 2) as [string, string]));
  const patient = `sub-${entities.get('sub')}`;
  const session = entities.get('ses') ?? 'preop';
  if (suffix === 'mask' || suffix === 'dseg') return readMask(path, patient, session, entities);
  const sequence = SEQUENCES[suffix];
  if (sequence === undefined) return undefined;
  const phase = PHASES[session.toLowerCase()];
  if (phase === undefined) return unknownSession(path, patient, session);
  return {
    kind: 'VOLUME',
    patient,
    paths: [path],
    name: `${session} ${nameOf(suffix, entities)}`,
    procedureNumber: 1,
    modality: sequence === 'B_MODE' ? 'US' : 'MR',
    sequence: sequence === 'T1' && entities.has('ce') ? 'T1CE' : sequence,
    phase,
  };
}

/** A contrast agent and a run tell images of one suffix apart. */
const nameOf = (suffix: string, entities: ReadonlyMap<string, string>): string =>
  ['ce', 'run']
    .flatMap((key) => (entities.has(key) ? [`${key}-${entities.get(key)}`] : []))
    .concat(suffix)
    .join(' ');

const unknownSession = (path: string, patient: string, session: string): Claim =>
  remarkOn(path, {
    patient,
    outcome: 'NEEDS_ATTENTION',
    reason: 'INVALID_ENTRY',
    message: `The session "${session}" names no phase: use ${Object.keys(PHASES).join(', ')}.`,
  });

function readMask(
  path: string,
  patient: string,
  session: string,
  entities: ReadonlyMap<string, string>,
): Claim | undefined {
  const structure = STRUCTURES[entities.get('label')?.toLowerCase() ?? ''];
  const space = entities.get('space');
  if (structure === undefined || space === undefined) return undefined;
  return {
    kind: 'ANNOTATION',
    patient,
    paths: [path],
    volume: `${session} ${nameOf(space, entities)}`,
    structure,
    origin: 'MANUAL',
    annotator: entities.get('desc') ?? null,
    tool: null,
    toolVersion: null,
  };
}
