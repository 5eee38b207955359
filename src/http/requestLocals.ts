import type { Response } from 'express';
import type { RequestContext } from '../context/types.ts';

/** What a response carries along once its request passed the first steps. */
export interface RequestLocals {
  requestId: string;
  context: RequestContext;
}

export const localsOf = (response: Response): RequestLocals => response.locals as RequestLocals;
