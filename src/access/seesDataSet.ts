import type { ServiceContext } from '../context/types.ts';
import { accessOf } from './accessOf.ts';

/** Whether the actor sees a data set; for services that find one by its name. */
export async function seesDataSet(
  context: ServiceContext,
  { id }: { readonly id: string },
): Promise<boolean> {
  const access = await accessOf(context);
  return access === 'ALL' || access.visible.has(id);
}
