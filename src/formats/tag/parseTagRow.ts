import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** The numbers and the label of one point pair. */
export interface TagRow {
  /** x y z in the first volume, x y z in the second, RAS mm. */
  readonly coordinates: readonly number[];
  readonly label: string;
}

const COORDINATES = 6;
/** Weight, structure id and patient id, which follow the coordinates all together or not at all. */
const COORDINATES_AND_IDS = 9;

const ROW = /^(?<numbers>[^"%;]*)(?:"(?<label>[^"]*)")?\s*;?\s*(?:%.*)?$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** "1e999" is written like a number and is none that can be computed with. */
const isNumber = (word: string): boolean => NUMBER.test(word) && Number.isFinite(Number(word));

/**
 * Parses one row of the points of a two-volume tag file: six coordinates, perhaps weight, structure and patient
 * id, perhaps a quoted label, perhaps a comment.
 * @param where names file and row in messages
 * @throws LANDMARK_PARTNER_MISSING when the row has fewer than six coordinates, CORRUPT_FILE when it is no row
 */
export function parseTagRow(line: string, where: string): TagRow {
  const groups = ROW.exec(line)?.groups;
  const words = groups?.numbers.split(/\s+/).filter((word) => word !== '') ?? [];
  if (groups === undefined || words.some((word) => !isNumber(word))) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${where} is not a row of numbers and a quoted label: ${line.trim()}`,
    );
  }
  if (words.length < COORDINATES) {
    throw new SonoledgerError(
      'LANDMARK_PARTNER_MISSING',
      `${where} has ${words.length} coordinates instead of 6, three in each volume: the landmark has no complete partner. Complete or delete the row.`,
    );
  }
  if (words.length !== COORDINATES && words.length !== COORDINATES_AND_IDS) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${where} has ${words.length} numbers; a pair has 6 coordinates, or 9 numbers with weight and ids.`,
    );
  }
  return { coordinates: words.slice(0, COORDINATES).map(Number), label: groups.label ?? '' };
}
