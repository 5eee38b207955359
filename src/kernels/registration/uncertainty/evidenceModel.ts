import type { EvidenceModel } from './types.ts';

/** Made by `npm run evidence`; do not edit. What it was made from: docs/registration-evidence.md. */
export const EVIDENCE_MODEL: EvidenceModel = {
  version: 'lc2-phantom-93e4682c',
  ratio68: 2.1998,
  ratio95: 4.9098,
  failure: {
    means: [2.1139, 1.7489, 0.46515, 1.5986, 0.22566, 0.97229, -0.97686],
    sds: [0.4517, 0.71473, 0.34301, 0.8707, 0.31491, 0.081206, 1.2279],
    weights: [-1.8128, 0, -0.41604, 0.92248, -0.49911, 0, 0.29339],
    intercept: -0.98592,
  },
};
