import type { EvidenceModel } from './types.ts';

/** Made by `npm run evidence`; do not edit. What it was made from: docs/registration-evidence.md. */
export const EVIDENCE_MODEL: EvidenceModel = {
  version: 'lc2-phantom-546f4fd6',
  ratio68: 2.1752,
  ratio95: 3.5257,
  failure: {
    means: [2.1635, 1.7957, 0.40179, 1.803, 0.19089, 0.97951, -1.0726],
    sds: [0.52551, 0.65203, 0.33306, 0.92881, 0.32309, 0.07619, 1.2183],
    weights: [-2.0277, 0, -0.33732, 0.80969, -0.27664, 0, 1.3063],
    intercept: -0.57241,
  },
};
