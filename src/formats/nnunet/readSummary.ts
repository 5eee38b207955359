import { z } from 'zod';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { caseNameOf } from '../results/caseNameOf.ts';
import { parsePythonJson } from '../results/parsePythonJson.ts';
import { requireDistinctCases } from '../results/requireDistinctCases.ts';
import { requireShape } from '../results/requireShape.ts';
import type { ResultFile } from '../results/types.ts';

const count = z.number().int().min(0);
const metricsSchema = z.object({
  Dice: z.number().nullable(),
  IoU: z.number().nullable(),
  TP: count,
  FP: count,
  FN: count,
  n_pred: count.optional(),
  n_ref: count.optional(),
});
const summarySchema = z.object({
  metric_per_case: z.array(
    z.object({
      metrics: z.record(z.string(), metricsSchema),
      prediction_file: z.string().max(4096),
    }),
  ),
});

/**
 * Reads summary.json of nnU-Net v2 (nnUNetv2_evaluate_folder, or a fold's validation). Means are left out: they are
 * computed from the cases.
 * @param label the label whose metrics are taken
 * @throws CORRUPT_FILE naming the field
 */
export function readSummary(text: string, fileName: string, label = 1): ResultFile {
  const json = parsePythonJson(text, fileName);
  const summary = requireShape(summarySchema, json, fileName, 'summary.json of nnU-Net v2');
  const cases = summary.metric_per_case.map(({ metrics, prediction_file }) => {
    const caseName = caseNameOf(prediction_file);
    const found = Object.hasOwn(metrics, String(label)) ? metrics[String(label)] : undefined;
    if (found === undefined) {
      throw new SonoledgerError(
        'CORRUPT_FILE',
        `${fileName}: case ${caseName} has no metrics of label ${label}.`,
      );
    }
    const { Dice, IoU, TP, FP, FN, n_pred = null, n_ref = null } = found;
    return { caseName, values: { Dice, IoU, n_pred, n_ref }, counts: { tp: TP, fp: FP, fn: FN } };
  });
  requireDistinctCases(cases, fileName);
  return { metrics: ['Dice', 'IoU'], cases };
}
