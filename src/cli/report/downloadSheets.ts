import type { Client } from '../client/types.ts';
import { inLanes } from '../inLanes.ts';
import type { RegistrationRow } from '../pipeline/fetchRegistrations.ts';
import type { SheetPicture } from './types.ts';

const LANES = 4;

/** The newest quality-control sheet of each registration that has one, with the place where it will lie. */
export async function downloadSheets(
  client: Client,
  registrations: readonly RegistrationRow[],
): Promise<Map<string, SheetPicture>> {
  const drawn = registrations.filter(({ qcSheets }) => qcSheets.length > 0);
  const entries = await inLanes(drawn, LANES, async (row): Promise<[string, SheetPicture]> => {
    const png = await client.download(row.qcSheets[0].url);
    return [row.id, { href: `pictures/${fileName(row)}`, png }];
  });
  return new Map(entries);
}

/** The end of the id keeps registrations of one volume with different settings apart. */
function fileName({ id, method, fixedVolume }: RegistrationRow): string {
  const name = `qc-${fixedVolume.patient.pseudonym}-${fixedVolume.name}-${method}-${id.slice(-6)}`;
  return `${name.replace(/[^\w.-]+/g, '_')}.png`;
}
