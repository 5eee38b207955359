import { SonoledgerError } from '../errors/sonoledgerError.ts';

const MOST_FILES = 10_000;
const PATTERN = /^(.*%.*?)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)(?:\s+(-?\d+))?$/;
const NUMBER = /%(0?)(\d{0,2})[du]/;

/**
 * The names that "slice%03d.raw 1 20 1" stands for, as NRRD and MetaImage write a series of files; undefined when the
 * text is no such pattern.
 * @throws CORRUPT_FILE when the range is empty or too long, or the pattern has no place for the number
 */
export function expandNamePattern(text: string, fileName: string): readonly string[] | undefined {
  const [, pattern, first, last, step] = PATTERN.exec(text) ?? [];
  if (pattern === undefined) return undefined;
  const [from, to, by] = [Number(first), Number(last), Number(step)];
  const count = Math.floor((to - from) / by) + 1;
  if (!(count >= 1 && count <= MOST_FILES) || !NUMBER.test(pattern)) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} names its data files as "${text}", which is no list of 1 to ${MOST_FILES} files.`,
    );
  }
  return Array.from({ length: count }, (_, n) => numbered(pattern, from + n * by));
}

const numbered = (pattern: string, n: number): string =>
  pattern.replace(NUMBER, (_, zero: string, width: string) =>
    String(n).padStart(Number(width), zero === '0' ? '0' : ' '),
  );
