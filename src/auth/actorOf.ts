import type { Actor } from '../context/types.ts';
import type { User } from '../generated/prisma/client.ts';
import type { TokenInForce } from './queries.ts';

/** Who acts when a user does, without a token: on a machine of one's own, and in background jobs. */
export const actorOfUser = ({ id, name, role }: User): Actor => ({ userId: id, name, role });

/** Who acts with a token: its user, narrowed as the token says. */
export const actorOfToken = ({ id, role, dataSetIds, user }: TokenInForce): Actor => ({
  ...actorOfUser(user),
  token: { id, role, dataSetIds },
});
