import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { PublishedMemberInput } from '../../generated/resolverTypes.ts';

const HEADS = [['pseudonym'], ['pseudonym', 'volume']];

/**
 * The members of a study from CSV text: a head line `pseudonym` or `pseudonym,volume`, then one line a member. Names may
 * be quoted. INVALID_INPUT names the line.
 */
export function parseMembers(text: string, file: string): PublishedMemberInput[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = fields(head).map((name) => name.trim().toLowerCase());
  if (!HEADS.some((known) => known.join() === columns.join())) {
    throw bad(file, 1, 'the first line must be "pseudonym" or "pseudonym,volume"');
  }
  return lines.flatMap((line, n) => {
    if (line.trim() === '') return [];
    const values = fields(line);
    if (values.length !== columns.length || values.some((value) => value.trim() === '')) {
      throw bad(file, n + 2, `${columns.length} filled fields are needed`);
    }
    const [pseudonym, volume] = values.map((value) => value.trim());
    return [volume === undefined ? { pseudonym } : { pseudonym, volume }];
  });
}

const fields = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );

const bad = (file: string, line: number, why: string): SonoledgerError =>
  new SonoledgerError('INVALID_INPUT', `${file}, line ${line}: ${why}.`);
