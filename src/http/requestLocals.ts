import type { Response } from 'express';
import type { Disguise } from '../access/hideUnseen.ts';
import type { RequestContext } from '../context/types.ts';

/** What a response carries along once its request passed the first steps. */
export interface RequestLocals {
  requestId: string;
  context: RequestContext;
  /** What the address named and the caller may not see; see access/hideUnseen. */
  disguise?: Disguise;
}

export const localsOf = (response: Response): RequestLocals => response.locals as RequestLocals;
