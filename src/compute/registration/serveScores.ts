import { parentPort } from 'node:worker_threads';
import { openShared } from '../../kernels/similarity/simd/openShared.ts';
import type { SharedSimilarity } from '../../kernels/similarity/simd/types.ts';
import { openScoreBoard } from './scoreBoard.ts';

/** What a helper gets to serve a level: the level's memory, its own slot, and the board with the poses. */
export interface ServeMessage {
  readonly shared: SharedSimilarity;
  readonly slot: number;
  readonly level: number;
  readonly board: SharedArrayBuffer;
}

parentPort?.on('message', serve);

/** Scores poses of one level until the board goes over to another. */
function serve({ shared, slot, level, board: buffer }: ServeMessage): void {
  const board = openScoreBoard(buffer);
  const score = openShared(shared, slot);
  while (board.waitForWork(level)) {
    const ticket = board.take(level);
    if (ticket !== undefined) board.finish(ticket, score(ticket.pose));
  }
}
