import type { GraphQLFieldResolver } from 'graphql';
import { forgetAccess } from '../access/accessOf.ts';
import { findActorAgain } from '../auth/findActorAgain.ts';
import { rightsOf } from '../auth/rights.ts';
import type { RequestContext } from '../context/types.ts';

type Subscribe = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * A subscription that ends, without another event, once its caller could not ask for it any more: the token was
 * revoked or has run out, the user was disabled or lost a right. Data sets are looked up anew at each event.
 */
export const watchRights =
  (subscribe: Subscribe): Subscribe =>
  async (source, args, context, info) => {
    const events = (await subscribe(source, args, context, info)) as AsyncIterableIterator<unknown>;
    const watched: AsyncIterableIterator<unknown> = {
      next: async () => {
        const event = await events.next();
        if (event.done || (await stillMay(context))) return event;
        await events.return?.();
        return { done: true, value: undefined };
      },
      return: async () => (await events.return?.()) ?? { done: true, value: undefined },
      throw: async (error) => (await events.throw?.(error)) ?? { done: true, value: undefined },
      [Symbol.asyncIterator]: () => watched,
    };
    return watched;
  };

async function stillMay(context: RequestContext): Promise<boolean> {
  forgetAccess(context);
  const now = await findActorAgain(context.app.prisma, context.actor);
  return now !== null && rightsOf(context.actor).every((right) => rightsOf(now).includes(right));
}
