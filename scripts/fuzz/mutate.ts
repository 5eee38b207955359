import { gunzipSync, gzipSync } from 'node:zlib';
import { isGzip } from '../../src/formats/gzip/isGzip.ts';

/** A number in [0, 1), and the next one at each call. */
export type Random = () => number;

/** Headers lie here; most changes go here, because changed voxels are only other voxels. */
const HEADER_BYTES = 600;
const WORDS = [
  '0',
  '-1',
  '1',
  '2147483648',
  '1e308',
  '-1e308',
  '1e-320',
  'nan',
  'inf',
  '1099511627776',
  '',
  'none',
  '%s',
  '()',
];
const INTERESTING = [0, 1, 0x7f, 0x80, 0xff, 0x0a, 0x20];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const placeIn = (bytes: Buffer, random: Random): number =>
  below(random, random() < 0.8 ? Math.min(bytes.length, HEADER_BYTES) : bytes.length);

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => {
    const at = placeIn(bytes, random);
    bytes[at] ^= 1 << below(random, 8);
    return bytes;
  },
  (bytes, random) => {
    bytes[placeIn(bytes, random)] = INTERESTING[below(random, INTERESTING.length)];
    return bytes;
  },
  (bytes, random) => {
    const at = placeIn(bytes, random);
    const end = Math.min(bytes.length, at + [2, 4, 8, 64][below(random, 4)]);
    return bytes.fill(INTERESTING[below(random, 5)], at, end);
  },
  (bytes, random) => bytes.subarray(0, random() < 0.5 ? placeIn(bytes, random) : below(random, bytes.length)),
  (bytes, random) => {
    const at = placeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 16))]);
  },
  (bytes, random) => {
    const at = placeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, at + 1 + below(random, 64)), bytes.subarray(at)]);
  },
  replaceNumber,
  replaceNumber,
];

/** One of the numbers that a text header writes becomes another. */
function replaceNumber(bytes: Buffer, random: Random): Buffer {
  const text = bytes.subarray(0, 3000).toString('latin1');
  const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/g)];
  if (numbers.length === 0) return bytes;
  const chosen = numbers[below(random, numbers.length)];
  const word = WORDS[below(random, WORDS.length)];
  const end = chosen.index + chosen[0].length;
  return Buffer.concat([bytes.subarray(0, chosen.index), Buffer.from(word, 'latin1'), bytes.subarray(end)]);
}

/** A damaged copy. What is gzip is mostly changed inside, where its checksum does not stop every change. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  if (isGzip(bytes) && random() < 0.8) return gzipSync(mutatePlain(gunzipSync(bytes), random), { level: 1 });
  return mutatePlain(bytes, random);
}

function mutatePlain(bytes: Uint8Array, random: Random): Uint8Array {
  let changed: Buffer = Buffer.from(bytes);
  const rounds = 1 + below(random, random() < 0.7 ? 2 : 8);
  for (let n = 0; n < rounds && changed.length > 0; n++) {
    changed = MUTATIONS[below(random, MUTATIONS.length)](changed, random);
  }
  return Uint8Array.from(changed);
}
