import { z } from 'zod';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { parsePythonJson } from '../results/parsePythonJson.ts';
import { requireShape } from '../results/requireShape.ts';

const caseNames = z.array(z.string().min(1).max(1024));
const splitsSchema = z
  .array(z.object({ train: caseNames, val: caseNames }))
  .min(1)
  .max(100);

export type NnunetSplits = z.infer<typeof splitsSchema>;

/**
 * Reads splits_final.json of nnU-Net.
 * @throws CORRUPT_FILE naming the field, or the case that a split holds twice
 */
export function readSplits(text: string, fileName: string): NnunetSplits {
  const json = parsePythonJson(text, fileName);
  const splits = requireShape(splitsSchema, json, fileName, 'splits_final.json of nnU-Net');
  for (const [fold, { train, val }] of splits.entries()) {
    const seen = new Set<string>();
    for (const name of [...train, ...val]) {
      if (seen.has(name)) {
        throw new SonoledgerError('CORRUPT_FILE', `${fileName}: split ${fold} holds the case ${name} twice.`);
      }
      seen.add(name);
    }
  }
  return splits;
}
