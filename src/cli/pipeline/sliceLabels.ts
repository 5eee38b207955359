import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { SliceLabelInput } from '../../generated/resolverTypes.ts';
import { isDuplicate } from '../client/isDuplicate.ts';
import { operation } from '../client/operation.ts';
import type { JobState } from '../client/types.ts';
import { type AwaitedJob, waitForJobs } from '../jobs/waitForJobs.ts';
import type { Session } from '../session.ts';

export const SLICE_LABEL = operation<
  { sliceLabel: { readonly slicing: { readonly id: string }; readonly job: { readonly id: string } } },
  { input: SliceLabelInput }
>(
  /* GraphQL */ `mutation SliceLabel($input: SliceLabelInput!) {
    sliceLabel(input: $input) { slicing { id } job { id } }
  }`,
);

/** A label to slice, with what a person calls it. */
export interface LabelToSlice {
  readonly label: string;
  readonly input: SliceLabelInput;
}

export interface SlicedLabels {
  /** Of all labels that have slices now or will have, in the order of the labels. */
  readonly slicingIds: readonly string[];
  readonly startedCount: number;
  /** Sliced before. */
  readonly alreadyCount: number;
  /** Labels without a voxel inside the cone. */
  readonly emptyCount: number;
  readonly jobs: readonly JobState[];
}

/** Has labels sliced. A label that is sliced already keeps its slices; an empty one has none. */
export async function sliceLabels(
  session: Session,
  labels: readonly LabelToSlice[],
  { wait }: { readonly wait: boolean },
): Promise<SlicedLabels> {
  const slicingIds: string[] = [];
  const started: AwaitedJob[] = [];
  let alreadyCount = 0;
  let emptyCount = 0;
  for (const { label, input } of labels) {
    try {
      const { sliceLabel } = await session.client.request(SLICE_LABEL, { input });
      slicingIds.push(sliceLabel.slicing.id);
      started.push({ id: sliceLabel.job.id, label });
    } catch (error) {
      if (isDuplicate(error)) {
        alreadyCount += 1;
        slicingIds.push(String(error.details['slicingId']));
      } else if (error instanceof SonoledgerError && error.code === 'EMPTY_MASK') {
        emptyCount += 1;
      } else {
        throw error;
      }
    }
  }
  const jobs = wait ? await waitForJobs(session, 'Slicing', started) : [];
  return { slicingIds, startedCount: started.length, alreadyCount, emptyCount, jobs };
}
