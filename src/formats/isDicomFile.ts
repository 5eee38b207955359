import type { VolumeFile } from './types.ts';

/** Whether a file has the mark of DICOM part 10 behind its preamble. */
export const isDicomFile = ({ bytes }: VolumeFile): boolean =>
  Buffer.from(bytes.subarray(128, 132)).toString('latin1') === 'DICM';
