import type { EvidenceModel } from './types.ts';

/** Made by `npm run evidence`; do not edit. What it was made from: docs/registration-evidence.md. */
export const EVIDENCE_MODEL: EvidenceModel = {
  version: 'lc2-phantom-fed1e3fc',
  ratio68: 2.1999,
  ratio95: 4.9098,
  failure: {
    means: [2.0761, 1.7831, 0.45617, 1.6248, 0.25171, 0.9788, -0.89661],
    sds: [0.45905, 0.60256, 0.35708, 0.90639, 0.3498, 0.065646, 1.1165],
    weights: [-1.3348, 0, -0.81864, 1.0495, -0.35669, 0, 1.0903],
    intercept: -0.78915,
  },
};
