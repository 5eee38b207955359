import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { type Keyword, nameOf } from './tags.ts';

/** The error for an attribute that cannot be what the file says; its message names file and tag. */
export function corruptDicom(fileName: string, keyword: Keyword, problem: string): SonoledgerError {
  return new SonoledgerError('CORRUPT_FILE', `${nameOf(keyword)} of ${fileName} ${problem}.`, {
    tag: nameOf(keyword),
  });
}
