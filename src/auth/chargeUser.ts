import type { App, ServiceContext } from '../context/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { type Buckets, createBuckets } from './createBuckets.ts';

/** What every request costs beside what it asks for. */
export const REQUEST_COST = 10;

const budgets = new WeakMap<App, Buckets>();

/** Takes the cost of a request from what its user may spend in a minute. RATE_LIMITED says when to come back. */
export function chargeUser({ app, actor }: ServiceContext, cost: number): void {
  const { costPerMinute } = app.config;
  if (costPerMinute === 0) return;
  const budget = budgets.get(app) ?? createBuckets(costPerMinute);
  budgets.set(app, budget);
  const waitMs = budget.take(actor.userId, cost);
  if (waitMs > 0)
    throw tooMuch(`The requests of ${actor.name} cost more than ${costPerMinute} a minute`, waitMs);
}

/** RATE_LIMITED with the seconds to wait in its details. */
export function tooMuch(what: string, waitMs: number): SonoledgerError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  return new SonoledgerError('RATE_LIMITED', `${what}: try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
