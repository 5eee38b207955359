import { SonoledgerError } from '../../errors/sonoledgerError.ts';

interface Sized {
  readonly width: number;
  readonly height: number;
}

/** @throws INVALID_INPUT when two pictures differ in width or height. */
export function requireSameSize(a: Sized, b: Sized): void {
  if (a.width === b.width && a.height === b.height) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `Pictures of ${a.width} x ${a.height} and ${b.width} x ${b.height} pixels cannot be combined; resize one.`,
  );
}
