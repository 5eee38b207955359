import { SonoledgerError } from '../../errors/sonoledgerError.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Parses numbers that white space or commas separate.
 * @param where names the place in messages
 * @throws CORRUPT_FILE when a word is no finite number or the count is not `count`
 */
export function parseNumbers(text: string, where: string, count?: number): number[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const broken = words.find((word) => !NUMBER.test(word) || !Number.isFinite(Number(word)));
  if (broken !== undefined) {
    throw new SonoledgerError('CORRUPT_FILE', `${where}: "${broken.slice(0, 40)}" is no number.`);
  }
  if (count !== undefined && words.length !== count) {
    throw new SonoledgerError('CORRUPT_FILE', `${where} has ${words.length} numbers instead of ${count}.`);
  }
  return words.map(Number);
}
