import { readSummary } from '../../formats/nnunet/readSummary.ts';
import { readSegMetricsCsv } from '../../formats/results/readSegMetricsCsv.ts';
import type { ResultFile } from '../../formats/results/types.ts';
import type { ResultTool } from '../../kernels/metrics/imported/types.ts';
import type { SourceFile } from './sourceImage.ts';

export interface ReadResultsPayload {
  readonly file: SourceFile;
  readonly tool: ResultTool;
  readonly label: number;
}

/** Parses a result file of another tool, which may have hundreds of thousands of rows. */
export function readResults({ file, tool, label }: ReadResultsPayload): ResultFile {
  const text = new TextDecoder().decode(file.bytes);
  return tool === 'NNUNET'
    ? readSummary(text, file.fileName, label)
    : readSegMetricsCsv(text, file.fileName, label);
}
