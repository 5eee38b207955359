import type { ServiceContext } from '../../../context/types.ts';
import { findPersonLinks } from '../../freezes/queries.ts';
import { makeSplits } from '../makeSplits.ts';
import type { Split } from '../types.ts';
import { type FreezeCases, freezeCases } from './freezeCases.ts';

/** A freeze ready to be written: cases by name, and folds that were proven. */
export interface FreezeDataset extends FreezeCases {
  readonly splits: readonly Split[];
}

/**
 * The cases and splits of a freeze, in the order of the case names.
 * @throws UNKNOWN_ID, CONFLICT when a person would be on both sides of a split
 */
export async function freezeDataset(context: ServiceContext, freezeId: string): Promise<FreezeDataset> {
  const { freeze, cases } = await freezeCases(context, freezeId);
  const patientIds = [...new Set(cases.map(({ patientId }) => patientId))];
  const links = await findPersonLinks(context.app.prisma, patientIds);
  return { freeze, cases, splits: makeSplits(cases, freeze.foldCount, links) };
}
