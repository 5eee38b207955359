import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { EvidenceModel } from '../../src/kernels/registration/uncertainty/types.ts';
import { MODEL_PATH } from './paths.ts';

/** Writes the constants; the version is a hash of them, so that equal versions mean equal constants. */
export function writeModel(constants: Omit<EvidenceModel, 'version'>): EvidenceModel {
  const rounded = roundNumbers(constants) as Omit<EvidenceModel, 'version'>;
  const hash = createHash('sha256').update(JSON.stringify(rounded)).digest('hex').slice(0, 8);
  const model = { version: `lc2-phantom-${hash}`, ...rounded };
  const literal = JSON.stringify(model, null, 2)
    .replace(/"(\w+)":/g, '$1:')
    .replace(/"/g, "'")
    .replace(/\[\s+([^\]]*?)\s+\]/g, (_, inner: string) => `[${inner.replace(/\s+/g, ' ')}]`)
    .replace(/([\]\d'])(\n\s*\})/g, '$1,$2')
    .replace(/\}\n\}/, '},\n}');
  writeFileSync(
    MODEL_PATH,
    `import type { EvidenceModel } from './types.ts';

/** Made by \`npm run evidence\`; do not edit. What it was made from: docs/registration-evidence.md. */
export const EVIDENCE_MODEL: EvidenceModel = ${literal};
`,
  );
  return model;
}

function roundNumbers(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(5));
  if (Array.isArray(value)) return value.map(roundNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, roundNumbers(inner)]));
}
