import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** The running numbers at which the slices of one volume end, by axis. */
export interface IndexedVolume {
  readonly volumeName: string;
  readonly lastX: number;
  readonly lastY: number;
  readonly lastZ: number;
}

const LINE = /^(.+?)\s*,\s*x\s*,\s*(\d{1,8})\s*,\s*y\s*,\s*(\d{1,8})\s*,\s*z\s*,\s*(\d{1,8})\s*,?$/i;

/**
 * Reads the text index beside slices that are numbered through (`BT_US_2D_00000012`), as the scripts of Faanes et al.
 * write it: a line for each volume, such as `ReMIND-071_US_post, x, 725, y, 1319, z, 1469`, with the last number of
 * each direction.
 * @throws CORRUPT_FILE naming the line
 */
export function readSliceIndex(text: string, fileName: string): IndexedVolume[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const volumes: IndexedVolume[] = [];
  let last = -1;
  for (const [n, line] of lines.entries()) {
    if (line === '') continue;
    const [, volumeName, ...numbers] = LINE.exec(line) ?? [];
    const [lastX, lastY, lastZ] = numbers.map(Number);
    if (volumeName === undefined || !(last < lastX && lastX < lastY && lastY < lastZ)) {
      throw new SonoledgerError(
        'CORRUPT_FILE',
        `${fileName}, line ${n + 1}: "${line.slice(0, 80)}" is not "NAME, x, LAST, y, LAST, z, LAST" with rising numbers.`,
      );
    }
    volumes.push({ volumeName, lastX, lastY, lastZ });
    last = lastZ;
  }
  if (volumes.length === 0) throw new SonoledgerError('CORRUPT_FILE', `${fileName} is empty.`);
  return volumes;
}
