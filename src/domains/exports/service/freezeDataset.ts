import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { findPersonLinks } from '../../freezes/queries.ts';
import { assignCaseNames } from '../assignCaseNames.ts';
import type { FreezeWithRule } from '../datasetFiles.ts';
import { makeSplits } from '../makeSplits.ts';
import { findFreezeCases, findFreezeWithRule } from '../queries.ts';
import type { ExportCase, Split } from '../types.ts';

/** A freeze ready to be written: cases by name, and folds that were proven. */
export interface FreezeDataset {
  readonly freeze: FreezeWithRule;
  readonly cases: readonly ExportCase[];
  readonly splits: readonly Split[];
}

/**
 * The cases and splits of a freeze, in the order of the case names.
 * @throws UNKNOWN_ID, CONFLICT when a person would be on both sides of a split
 */
export async function freezeDataset({ app }: ServiceContext, freezeId: string): Promise<FreezeDataset> {
  const id = requireUuid(freezeId, 'freeze');
  const freeze = requireFound(await findFreezeWithRule(app.prisma, id), 'freeze', freezeId);
  const cases = assignCaseNames(await findFreezeCases(app.prisma, id)).sort(byName);
  requireDistinct(cases);
  const patientIds = [...new Set(cases.map(({ patientId }) => patientId))];
  const links = await findPersonLinks(app.prisma, patientIds);
  return { freeze, cases, splits: makeSplits(cases, freeze.foldCount, links) };
}

// Not by locale: the order is part of the hash.
const byName = (a: ExportCase, b: ExportCase): number =>
  Number(a.caseName > b.caseName) - Number(a.caseName < b.caseName);

function requireDistinct(cases: readonly ExportCase[]): void {
  const twin = cases.find(({ caseName }, n) => n > 0 && caseName === cases[n - 1].caseName);
  if (twin === undefined) return;
  throw new SonoledgerError(
    'CONFLICT',
    `Two slices of the freeze would be called ${twin.caseName}: volume "${twin.volumeName}" of ${twin.pseudonym} has two names that files cannot tell apart.`,
  );
}
