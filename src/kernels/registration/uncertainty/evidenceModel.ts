import type { EvidenceModel } from './types.ts';

/** Made by `npm run evidence`; do not edit. What it was made from: docs/registration-evidence.md. */
export const EVIDENCE_MODEL: EvidenceModel = {
  version: 'lc2-phantom-6db79ceb',
  ratio68: 2.3425,
  ratio95: 4.7981,
  failure: {
    means: [2.207, 1.8219, 0.41071, 1.8038, 0.22128, 0.97242, -0.99633],
    sds: [0.48763, 0.6377, 0.34914, 0.95501, 0.33124, 0.082781, 1.4157],
    weights: [-2.0207, 0, -0.507, 0.65791, -0.075109, 0, 1.36],
    intercept: -1.1061,
  },
};
