import { evaluateJob } from '../domains/evaluation/jobs/evaluate.ts';
import { importDatasetJob } from '../domains/importRuns/jobs/importDataset.ts';
import { transferLabelJob } from '../domains/labels/jobs/transferLabel.ts';
import { registerVolumesJob } from '../domains/registration/jobs/registerVolumes.ts';
import { renderQcSheetJob } from '../domains/registration/jobs/renderQcSheet.ts';
import { sliceLabelJob } from '../domains/slices/jobs/sliceLabel.ts';
import { predictJob } from '../domains/training/jobs/predict.ts';
import type { JobHandlers } from './types.ts';

/** What this software can do in the background. Each domain adds its handlers here. */
export const jobHandlers: JobHandlers = {
  REGISTER_VOLUMES: registerVolumesJob,
  RENDER_QC_SHEET: renderQcSheetJob,
  TRANSFER_LABEL: transferLabelJob,
  SLICE_LABEL: sliceLabelJob,
  PREDICT: predictJob,
  EVALUATE: evaluateJob,
  IMPORT_DATA_SET: importDatasetJob,
};
