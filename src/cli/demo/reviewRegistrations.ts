import type { ReviewInput } from '../../generated/resolverTypes.ts';
import { createClient } from '../client/createClient.ts';
import type { Client } from '../client/types.ts';
import { REVIEW } from '../commands/reviewCommand.ts';
import { CREATE_TOKEN, REVOKE_TOKEN } from '../commands/tokenCommand.ts';
import { CREATE_USER } from '../commands/userCommand.ts';
import type { Named } from '../lookups/resolveNamed.ts';
import { findNamed } from '../lookups/resolveNamed.ts';
import { count } from '../output/count.ts';
import { fetchRegistrations, type RegistrationRow } from '../pipeline/fetchRegistrations.ts';
import type { Demo, Said } from './types.ts';

const REVIEWER = 'demo reviewer';
/** A scripted stand-in for a person, who would look at the pictures. */
const WORST_ACCEPTED_MTRE_MM = 5;
const TOKEN_LASTS_MS = 3_600_000;

/**
 * Gives verdicts as a user of its own: rejects what is off by more than 5 mm at the landmarks and accepts the
 * rest. Registrations without landmarks stay unreviewed, and a verdict that was given stays.
 */
export async function reviewRegistrations({ session }: Demo, dataSet: Named): Promise<Said<undefined>> {
  const rows = await fetchRegistrations(session.client, {
    dataSetName: { equals: dataSet.name },
    state: ['COMPLETED'],
    reviewed: false,
  });
  const verdicts = rows.flatMap(verdictOn);
  if (verdicts.length === 0) return { result: undefined, said: 'Reused: all verdicts are given' };
  await asReviewer(session.client, async (reviewer) => {
    for (const input of verdicts) await reviewer.request(REVIEW, { input });
  });
  const rejected = verdicts.filter(({ verdict }) => verdict === 'REJECTED').length;
  return {
    result: undefined,
    said: `${count(verdicts.length, 'verdict')} by "${REVIEWER}": ${verdicts.length - rejected} accepted, ${rejected} rejected for more than ${WORST_ACCEPTED_MTRE_MM} mm at the landmarks`,
  };
}

function verdictOn({ id, evidence, qcSheets }: RegistrationRow): ReviewInput[] {
  const mtreMm = evidence?.mtreRegisteredMm ?? null;
  if (mtreMm === null) return [];
  const about = { registrationId: id, shownFileHashes: qcSheets.slice(0, 1).map(({ hash }) => hash) };
  const comment = `Landmark error ${mtreMm.toFixed(2)} mm, limit ${WORST_ACCEPTED_MTRE_MM} mm.`;
  return mtreMm > WORST_ACCEPTED_MTRE_MM
    ? [{ ...about, verdict: 'REJECTED', reasonCode: 'REVIEW_REJECTED', comment }]
    : [{ ...about, verdict: 'ACCEPTED', comment }];
}

/** Works with a token of the reviewer that ends with the work. */
async function asReviewer(client: Client, work: (reviewer: Client) => Promise<void>): Promise<void> {
  const { id: userId } =
    (await findNamed(client, 'user', REVIEWER)) ??
    (await client.request(CREATE_USER, { name: REVIEWER, role: 'REVIEWER' })).createUser;
  const expiresAt = new Date(Date.now() + TOKEN_LASTS_MS).toISOString();
  const { createToken } = await client.request(CREATE_TOKEN, { userId, name: 'demo', expiresAt });
  try {
    await work(createClient({ url: client.url, token: createToken.token }));
  } finally {
    await client.request(REVOKE_TOKEN, { tokenId: createToken.tokenId });
  }
}
