import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import { parseTagRow, type TagRow } from './parseTagRow.ts';
import type { LandmarkPairs } from './types.ts';

/**
 * Reads the landmark pairs of an MNI tag point file with two volumes, as RESECT publishes them. The file's world
 * is RAS mm, so x and y change sign. The format is that of MINC's bicpl: `Volumes = 2;`, comments after `%`, then
 * `Points =`, one row per pair, and a semicolon behind the last row.
 * @throws UNSUPPORTED_FORMAT when it is no tag file, LANDMARK_PARTNER_MISSING when a point has no partner,
 * CORRUPT_FILE when it ends early or a row cannot be read
 */
export function readTagFile(text: string, { fileName }: { fileName: string }): LandmarkPairs {
  const lines = text.split(/\r\n|\n|\r/);
  if (!lines[0].startsWith('MNI Tag Point File')) {
    throw new SonoledgerError('UNSUPPORTED_FORMAT', `${fileName} does not begin with "MNI Tag Point File".`);
  }
  if (!text.trimEnd().endsWith(';')) {
    throw new SonoledgerError(
      'CORRUPT_FILE',
      `${fileName} is truncated: the points do not end with a semicolon.`,
    );
  }
  const pointsAt = lines.findIndex((line) => /^\s*Points\s*=/.test(line));
  if (pointsAt < 0) throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no line "Points =".`);
  requireTwoVolumes(lines.slice(0, pointsAt), fileName);
  return toPairs(readRows(lines, pointsAt, fileName), fileName);
}

function requireTwoVolumes(head: readonly string[], fileName: string): void {
  const volumes = head
    .map((line) => /^\s*Volumes\s*=\s*(\d+)\s*;/.exec(line)?.[1])
    .find((n) => n !== undefined);
  if (volumes === undefined) {
    throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no line "Volumes = 2;".`);
  }
  if (volumes !== '2') {
    throw new SonoledgerError(
      'LANDMARK_PARTNER_MISSING',
      `${fileName} has the points of ${volumes} volume, but a landmark set needs the same points in two volumes.`,
    );
  }
}

function readRows(lines: readonly string[], pointsAt: number, fileName: string): TagRow[] {
  const rows: TagRow[] = [];
  for (let n = pointsAt; n < lines.length; n++) {
    // The first pair may stand behind the equals sign.
    const line = n === pointsAt ? lines[n].replace(/^\s*Points\s*=/, '') : lines[n];
    if (/^\s*;?\s*(%.*)?$/.test(line)) continue;
    rows.push(parseTagRow(line, `Row ${rows.length + 1} of ${fileName} (line ${n + 1})`));
  }
  return rows;
}

function toPairs(rows: readonly TagRow[], fileName: string): LandmarkPairs {
  if (rows.length === 0) throw new SonoledgerError('CORRUPT_FILE', `${fileName} has no points.`);
  const movingLps = new Float64Array(3 * rows.length);
  const fixedLps = new Float64Array(3 * rows.length);
  rows.forEach(({ coordinates: [x1, y1, z1, x2, y2, z2] }, n) => {
    movingLps.set([0 - x1, 0 - y1, z1], 3 * n);
    fixedLps.set([0 - x2, 0 - y2, z2], 3 * n);
  });
  return { movingLps, fixedLps, labels: rows.map((row) => row.label) };
}
