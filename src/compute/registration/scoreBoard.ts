import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { PoseScore } from '../../kernels/similarity/types.ts';

/** Words of the board's head. Tickets only grow, so that a thread that looks late takes nothing twice. */
const LEVEL = 0;
const NEXT = 1;
const START = 2;
const END = 3;
const DONE = 4;
const HEAD_WORDS = 8;
const POSE_NUMBERS = 16;
const SCORE_NUMBERS = 3;
const NO_LEVEL = -1;

/** The most poses that are on the board at once; longer lists are cut. */
const CAPACITY = 1024;

/**
 * Shared memory through which threads divide the poses of a batch: whoever is free takes the next ticket. The thread
 * that posts works along, so a batch is done even when no other thread comes.
 */
export interface ScoreBoard {
  readonly buffer: SharedArrayBuffer;
  readonly capacity: number;
  /** Puts up a batch for the threads that serve a level. All tickets of the batch before must be done. */
  post(level: number, poses: readonly Mat4[]): void;
  /** Takes the next pose of the batch, or nothing when all are taken. */
  take(level: number): Ticket | undefined;
  finish(ticket: Ticket, score: PoseScore): void;
  /** Waits until every ticket is done or the time is over. */
  waitDone(timeoutMs: number): boolean;
  /** Waits for a new batch; false when the board has gone over to another level or was closed. */
  waitForWork(level: number): boolean;
  scores(count: number): PoseScore[];
  close(): void;
}

export interface Ticket {
  readonly index: number;
  readonly pose: Mat4;
}

export function createScoreBoard(): ScoreBoard {
  const numbers = CAPACITY * (POSE_NUMBERS + SCORE_NUMBERS);
  const board = openScoreBoard(new SharedArrayBuffer(4 * HEAD_WORDS + 8 * numbers));
  board.close();
  return board;
}

/** The same board in another thread. */
export function openScoreBoard(buffer: SharedArrayBuffer): ScoreBoard {
  const head = new Int32Array(buffer, 0, HEAD_WORDS);
  const poses = new Float64Array(buffer, 4 * HEAD_WORDS, CAPACITY * POSE_NUMBERS);
  const results = new Float64Array(buffer, 4 * HEAD_WORDS + 8 * CAPACITY * POSE_NUMBERS);
  const read = (word: number): number => Atomics.load(head, word);

  return {
    buffer,
    capacity: CAPACITY,
    post(level, batch) {
      batch.forEach((pose, n) => {
        poses.set(pose, POSE_NUMBERS * n);
      });
      const start = read(END);
      Atomics.store(head, LEVEL, level);
      Atomics.store(head, START, start);
      Atomics.store(head, DONE, 0);
      Atomics.store(head, END, start + batch.length);
      Atomics.notify(head, END);
    },
    take(level) {
      for (;;) {
        const ticket = read(NEXT);
        if (ticket >= read(END) || read(LEVEL) !== level) return undefined;
        if (Atomics.compareExchange(head, NEXT, ticket, ticket + 1) !== ticket) continue;
        const index = ticket - read(START);
        const from = POSE_NUMBERS * index;
        return { index, pose: Array.from(poses.subarray(from, from + POSE_NUMBERS)) as unknown as Mat4 };
      }
    },
    finish({ index }, { similarity, similarityWhereCovered, overlapFraction }) {
      results.set([similarity, similarityWhereCovered, overlapFraction], SCORE_NUMBERS * index);
      Atomics.add(head, DONE, 1);
      Atomics.notify(head, DONE);
    },
    waitDone(timeoutMs) {
      for (;;) {
        const done = read(DONE);
        if (done === read(END) - read(START)) return true;
        if (Atomics.wait(head, DONE, done, timeoutMs) === 'timed-out') return false;
      }
    },
    waitForWork(level) {
      for (;;) {
        if (read(LEVEL) !== level) return false;
        const end = read(END);
        if (read(NEXT) < end) return true;
        Atomics.wait(head, END, end);
      }
    },
    scores: (count) =>
      Array.from({ length: count }, (_, n) => ({
        similarity: results[SCORE_NUMBERS * n],
        similarityWhereCovered: results[SCORE_NUMBERS * n + 1],
        overlapFraction: results[SCORE_NUMBERS * n + 2],
      })),
    close() {
      Atomics.store(head, LEVEL, NO_LEVEL);
      // A wait that begins just now must not miss it: the end moves, with the tickets.
      Atomics.store(head, NEXT, read(END) + 1);
      Atomics.store(head, START, read(END) + 1);
      Atomics.store(head, DONE, 0);
      Atomics.add(head, END, 1);
      Atomics.notify(head, END);
    },
  };
}
