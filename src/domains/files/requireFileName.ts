import { SonoledgerError } from '../../errors/sonoledgerError.ts';

const LONGEST_NAME = 255;

/** The name of a file without a folder; INVALID_INPUT otherwise. `field` is what the caller calls it. */
export function requireFileName(name: string, field: string): string {
  if (name.length > 0 && name.length <= LONGEST_NAME && !/[/\\]|\p{Cc}/u.test(name)) return name;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `${field} is a file name of up to ${LONGEST_NAME} characters, without a folder.`,
  );
}
