import type { Claim, Layout } from './types.ts';
import { volumeFileName } from './volumeFileName.ts';

/** The cases of RESECT that were released, in order: those of CuRIOUS-SEG are numbered through. */
const RELEASED = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 24, 25, 26, 27];

const PHASES = { BEFORE: 'PRE_DURA', DURING: 'DURING_RESECTION', AFTER: 'POST_RESECTION' } as const;
const NAME = /^BT_US_(BEFORE|DURING|AFTER)_(\d{3})(_0000|_seg|_label)?$/i;

/** CuRIOUS-SEG: BT_US_BEFORE_001, and its label either in a folder of labels or with _seg. */
export const curiousSegLayout: Layout = {
  layout: 'CURIOUS_SEG',
  version: 2,
  expects:
    'images/BT_US_BEFORE_001.nii.gz (or BT_US_BEFORE_001_0000.nii.gz) and labels/BT_US_BEFORE_001.nii.gz',
  collection: {
    name: 'CuRIOUS-SEG',
    licence: 'CC BY-NC-SA 4.0',
    citation: 'CuRIOUS-SEG 2022, brain shift and tumour segmentation challenge',
    derivedFrom: 'RESECT',
  },
  readClaim,
  identify(pseudonym) {
    const number = Number(/_(\d{3})$/.exec(pseudonym)?.[1]);
    const subject = RELEASED[number - 1];
    if (number > RELEASED.length) {
      const grounds = 'a private test case of CuRIOUS-SEG, which is no case of RESECT';
      return { collection: 'CURIOUS_SEG', subject: String(number), grounds };
    }
    if (subject === undefined) return null;
    const grounds = 'CuRIOUS-SEG numbers the released cases of RESECT in their order';
    return { collection: 'RESECT', subject: String(subject), grounds };
  },
};

function readClaim(path: string): Claim | undefined {
  const file = volumeFileName(path);
  const [, phaseName, number, suffix] = NAME.exec(file?.stem ?? '') ?? [];
  if (number === undefined) return undefined;
  const phase = phaseName.toUpperCase() as keyof typeof PHASES;
  const name = `US-${phase.toLowerCase()}`;
  const patient = `BT_US_${number}`;
  const isLabel =
    /seg|label/i.test(suffix ?? '') || /(^|\/)(labels?|labelsT[rs]|masks?|seg[^/]*)\//i.test(path);
  if (!isLabel) {
    return {
      kind: 'VOLUME',
      patient,
      paths: [path],
      name,
      procedureNumber: 1,
      modality: 'US',
      sequence: 'B_MODE',
      phase: PHASES[phase],
    };
  }
  const structure = phase === 'BEFORE' ? 'TUMOUR' : 'RESECTION_CAVITY';
  return {
    kind: 'ANNOTATION',
    patient,
    paths: [path],
    volume: name,
    structure,
    origin: 'MANUAL',
    annotator: 'CuRIOUS-SEG',
    tool: null,
    toolVersion: null,
  };
}
