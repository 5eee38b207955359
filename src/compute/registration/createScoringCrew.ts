import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Mat4 } from '../../kernels/geometry/types.ts';
import type { PreparedRegistration } from '../../kernels/registration/prepareRegistration.ts';
import { throwIfStopped } from '../../kernels/registration/prepareRegistration.ts';
import { type PoseScorer, scoreHere } from '../../kernels/registration/registerRigid.ts';
import type { LevelName, RegistrationHooks } from '../../kernels/registration/types.ts';
import type { SharedEvaluator } from '../../kernels/similarity/simd/types.ts';
import type { PoseScore, SimilarityEvaluator } from '../../kernels/similarity/types.ts';
import { createScoreBoard } from './scoreBoard.ts';
import type { ServeMessage } from './serveScores.ts';

/** Threads that help the calling one to score poses. */
export interface ScoringCrew {
  readonly score: PoseScorer;
  close(): Promise<void>;
}

/** A helper that has not answered for so long is given up, and its poses are scored here. */
const PATIENCE_MS = 5_000;
const LEVELS: readonly LevelName[] = ['coarse', 'fine'];

/**
 * Starts helpers for one registration. They share the memory of the levels, so starting them costs no copy; while
 * they start, the calling thread works alone. Similarities without shared memory are scored by the calling thread.
 * A pose has the same score on every thread.
 * @param helpers threads beside the calling one; the registration needs `threads: helpers + 1`
 */
export function createScoringCrew(helpers: number, hooks: RegistrationHooks): ScoringCrew {
  const alone = scoreHere(hooks);
  if (helpers < 1) return { score: alone, close: async () => {} };
  const board = createScoreBoard();
  const workers = Array.from({ length: helpers }, () => new Worker(fileURLToPath(entry()), { execArgv: [] }));
  // A helper that dies takes nothing with it: its poses are scored here.
  for (const worker of workers) worker.on('error', () => {}).unref();
  const served = new Set<LevelName>();
  let givenUp = false;

  const summon = (level: LevelName, { shared }: SharedEvaluator): void => {
    if (served.has(level)) return;
    served.add(level);
    workers.forEach((worker, n) => {
      const message: ServeMessage = {
        shared,
        slot: n + 1,
        level: LEVELS.indexOf(level),
        board: board.buffer,
      };
      worker.postMessage(message);
    });
  };
  const scoreBatch = (
    level: LevelName,
    poses: readonly Mat4[],
    evaluator: SimilarityEvaluator,
  ): PoseScore[] => {
    const number = LEVELS.indexOf(level);
    board.post(number, poses);
    for (let ticket = board.take(number); ticket !== undefined; ticket = board.take(number)) {
      throwIfStopped(hooks);
      board.finish(ticket, evaluator.score(ticket.pose));
    }
    if (board.waitDone(PATIENCE_MS)) return board.scores(poses.length);
    // A helper that comes back late would count into the next batch, so there is none.
    givenUp = true;
    board.close();
    return poses.map(evaluator.score);
  };

  return {
    score: (query, prepared: PreparedRegistration) => {
      const evaluator = prepared.level(query.level);
      if (givenUp || !isShared(evaluator) || query.poses.length < 2) return alone(query, prepared);
      summon(query.level, evaluator);
      const scores: PoseScore[] = [];
      for (let from = 0; from < query.poses.length; from += board.capacity) {
        const batch = query.poses.slice(from, from + board.capacity);
        scores.push(...(givenUp ? batch.map(evaluator.score) : scoreBatch(query.level, batch, evaluator)));
      }
      return scores;
    },
    async close() {
      board.close();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

const isShared = (evaluator: SimilarityEvaluator): evaluator is SharedEvaluator => 'shared' in evaluator;

function entry(): URL {
  const fromSources = import.meta.url.endsWith('.ts');
  return new URL(fromSources ? './serveScoresFromSources.mjs' : './serveScores.js', import.meta.url);
}
