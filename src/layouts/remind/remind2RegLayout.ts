import type { Claim, Layout } from '../types.ts';
import { volumeFileName } from '../volumeFileName.ts';

const NAME = /^ReMIND2Reg_(\d{3,4})_(0000|0001|0002)$/;

/** The ultrasound is from after the resection; both MRI sequences are from before the operation. */
const CHANNELS = {
  '0000': { name: 'US-post', modality: 'US', sequence: 'B_MODE', phase: 'POST_RESECTION' },
  '0001': { name: 'T1CE', modality: 'MR', sequence: 'T1CE', phase: 'PREOPERATIVE' },
  '0002': { name: 'T2', modality: 'MR', sequence: 'T2', phase: 'PREOPERATIVE' },
} as const;

/** ReMIND2Reg of the Learn2Reg challenge: three channels a case. */
export const remind2RegLayout: Layout = {
  layout: 'REMIND2REG',
  version: 1,
  expects: 'ReMIND2Reg_0001_0000.nii.gz (ultrasound), _0001 (contrast-enhanced T1), _0002 (T2)',
  collection: {
    name: 'ReMIND2Reg',
    licence: 'CC BY 4.0',
    citation: 'ReMIND2Reg, Learn2Reg challenge, doi:10.5281/zenodo.11387725',
    derivedFrom: 'REMIND',
  },
  readClaim(path): Claim | undefined {
    const [, number, channel] = NAME.exec(volumeFileName(path)?.stem ?? '') ?? [];
    if (number === undefined) return undefined;
    const facts = CHANNELS[channel as keyof typeof CHANNELS];
    return { kind: 'VOLUME', patient: `ReMIND2Reg_${number}`, paths: [path], procedureNumber: 1, ...facts };
  },
  identify(pseudonym) {
    const subject = Number(/_(\d+)$/.exec(pseudonym)?.[1]);
    if (!(subject > 0)) return null;
    const grounds = 'the number of ReMIND2Reg is taken for that of ReMIND';
    return { collection: 'REMIND', subject: String(subject), grounds };
  },
};
