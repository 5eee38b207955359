import type { VolumeFile } from '../types.ts';
import { parseDataSet } from './dataSet/parseDataSet.ts';
import { textOf } from './dataSet/textOf.ts';
import { SEGMENTATION_SOP_CLASSES } from './groupDicomSeries.ts';

/**
 * Whether a DICOM file holds labels and no image.
 * @throws CORRUPT_FILE
 */
export const isDicomSegmentation = ({ bytes, fileName }: VolumeFile): boolean =>
  SEGMENTATION_SOP_CLASSES.has(textOf(parseDataSet(bytes, fileName), 'SOPClassUID'));
