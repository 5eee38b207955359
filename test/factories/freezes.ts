import { createFreeze } from '../../src/domains/freezes/service/createFreeze.ts';
import { insertSlices } from '../../src/domains/slices/queries.ts';
import { createSliceRule } from '../../src/domains/slices/service/createSliceRule.ts';
import type {
  Annotation,
  Freeze,
  LabelSource,
  PseudoLabel,
  SliceAxis,
} from '../../src/generated/prisma/client.ts';
import type { Mask } from '../../src/kernels/geometry/types.ts';
import { sliceAreas } from '../../src/kernels/slicing/sliceAreas.ts';
import type { TestApp } from '../support/testApp.ts';

const AXES: readonly SliceAxis[] = ['I', 'J', 'K'];

/** A completed slicing of an annotation, with every slice that the mask has. */
export async function createTestSlicing(
  test: TestApp,
  { id: annotationId, volumeId }: Annotation,
  mask: Mask,
  labelSource: Exclude<LabelSource, 'MRI_TRANSFER'> = 'US_MANUAL',
): Promise<string> {
  return writeSlicing(test, mask, { volumeId, labelSource, annotationId });
}

/** The same for a pseudo label. */
export const createTestTransferSlicing = (
  test: TestApp,
  { id: pseudoLabelId, ultrasoundVolumeId: volumeId }: PseudoLabel,
  mask: Mask,
): Promise<string> => writeSlicing(test, mask, { volumeId, labelSource: 'MRI_TRANSFER', pseudoLabelId });

async function writeSlicing(
  { app }: TestApp,
  mask: Mask,
  data: { volumeId: string; labelSource: LabelSource; annotationId?: string; pseudoLabelId?: string },
): Promise<string> {
  const areas = sliceAreas(mask);
  const slices = AXES.flatMap((axis) =>
    [...areas[axis].pixelCounts].flatMap((pixelCount, index) =>
      pixelCount === 0 ? [] : [{ axis, index, pixelCount, areaMm2: areas[axis].areaMm2[index] }],
    ),
  );
  const { id } = await app.prisma.slicing.create({
    data: { ...data, state: 'COMPLETED', sliceCount: slices.length },
  });
  await insertSlices(app.prisma, id, slices);
  return id;
}

export interface TestFreezeOptions {
  readonly name?: string;
  readonly axes?: readonly SliceAxis[];
  readonly labelSources?: readonly LabelSource[];
}

/** Freezes every slice in force on the axes, in one fold, by the product's own rule and service. */
export async function createTestFreeze(
  test: TestApp,
  { name = 'Test freeze', axes = AXES, labelSources = ['US_MANUAL'] }: TestFreezeOptions = {},
): Promise<Freeze> {
  const context = test.context('CURATOR');
  const rule = await createSliceRule(context, { name: `Rule of ${name}`, axes, labelSources });
  const { freeze } = await createFreeze(context, { name, sliceRuleId: rule.id, foldCount: 1 });
  return freeze;
}
