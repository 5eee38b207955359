import type { Mat4 } from './types.ts';

/** The transform that leaves every point where it is. */
export const IDENTITY_MAT4: Mat4 = Object.freeze([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
