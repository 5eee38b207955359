import type { ServiceContext } from '../../../context/types.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { assignCaseNames } from '../assignCaseNames.ts';
import type { FreezeWithRule } from '../datasetFiles.ts';
import { findFreezeCases, findFreezeWithRule } from '../queries.ts';
import type { ExportCase } from '../types.ts';

/** A freeze with its slices under the names that an export gives them. */
export interface FreezeCases {
  readonly freeze: FreezeWithRule;
  readonly cases: readonly ExportCase[];
}

/**
 * The cases of a freeze, in the order of their names.
 * @throws UNKNOWN_ID
 */
export async function freezeCases({ app }: ServiceContext, freezeId: string): Promise<FreezeCases> {
  const id = requireUuid(freezeId, 'freeze');
  const freeze = requireFound(await findFreezeWithRule(app.prisma, id), 'freeze', freezeId);
  const cases = assignCaseNames(await findFreezeCases(app.prisma, id)).sort(byName);
  requireDistinct(cases);
  return { freeze, cases };
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
