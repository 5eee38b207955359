import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { App } from '../context/types.ts';
import { errorMessage } from '../errors/errorMessage.ts';
import { countWorkers } from '../jobs/countWorkers.ts';

interface Part {
  readonly status: 'ok' | 'failing';
  readonly reason?: string;
}

const PATIENCE_MS = 5000;

/** Whether the process answers at all. */
export const live: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' });
};

/** Whether the server can do its work: 503 without database or storage, `degraded` without a worker. */
export const health =
  (app: App): RequestHandler =>
  async (_request, response) => {
    let workers: number | null = null;
    const [database, storage] = await Promise.all([
      check(async () => {
        workers = await countWorkers(app.pool);
      }),
      check(() => access(app.config.dataDir, constants.R_OK | constants.W_OK)),
    ]);
    const failing = [database, storage].some(({ status }) => status === 'failing');
    const status = failing ? 'failing' : workers === 0 ? 'degraded' : 'ok';
    response
      .status(failing ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json({ status, database, storage, workers });
  };

async function check(look: () => Promise<void>): Promise<Part> {
  try {
    const tooLate = delay(PATIENCE_MS, undefined, { ref: false }).then(() => {
      throw new Error(`no answer within ${PATIENCE_MS} ms`);
    });
    await Promise.race([look(), tooLate]);
    return { status: 'ok' };
  } catch (error) {
    return { status: 'failing', reason: errorMessage(error) };
  }
}
