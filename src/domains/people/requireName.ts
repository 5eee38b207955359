import { SonoledgerError } from '../../errors/sonoledgerError.ts';

const LONGEST = 100;

/** INVALID_INPUT unless the name is one that people can read and tell apart. */
export function requireName(name: string, what: string): void {
  const readable = name.trim() === name && name.length > 0 && !/\p{Cc}/u.test(name);
  if (readable && name.length <= LONGEST) return;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `A ${what} needs a name of 1 to ${LONGEST} characters without spaces around it or line breaks.`,
  );
}
