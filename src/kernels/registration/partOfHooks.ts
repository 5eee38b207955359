import type { RegistrationHooks } from './types.ts';

/** The hooks of a stage that covers the part [from, to] of the progress. */
export const partOfHooks = (hooks: RegistrationHooks, from: number, to: number): RegistrationHooks => ({
  ...hooks,
  onProgress: (fraction, note) => hooks.onProgress?.(from + (to - from) * fraction, note),
});
