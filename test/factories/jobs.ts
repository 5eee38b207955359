import { type EnqueueOptions, enqueueJob } from '../../src/jobs/enqueueJob.ts';
import type { JobHandler, JobHandlers, JobInputs } from '../../src/jobs/types.ts';
import type { TestApp } from '../support/testApp.ts';

type SliceLabelHandler = JobHandler<'SLICE_LABEL'>;

/** A handler set of one kind that does what a test says. Its input is `{ slicingId: label }`. */
export function testHandlers(run: SliceLabelHandler['run'], fail?: SliceLabelHandler['fail']): JobHandlers {
  return { SLICE_LABEL: { run, fail: fail ?? (async () => {}) } };
}

/** Enqueues a job of that kind as the CURATOR and gives its id. */
export async function enqueueTestJob(
  { app, context }: TestApp,
  label = 'a',
  options: EnqueueOptions & { kind?: 'SLICE_LABEL' | 'TRANSFER_LABEL' } = {},
): Promise<string> {
  const { kind = 'SLICE_LABEL', ...rest } = options;
  const input = (
    kind === 'SLICE_LABEL' ? { slicingId: label } : { pseudoLabelId: label }
  ) as JobInputs[typeof kind];
  const job = await app.prisma.$transaction((tx) => enqueueJob(tx, context('CURATOR'), kind, input, rest));
  return job.id;
}

export const findTestJob = ({ app }: TestApp, id: string) =>
  app.prisma.job.findUniqueOrThrow({ where: { id } });

/** Lets the lease of a running job run out, as when its worker has died. */
export const expireLease = ({ app }: TestApp, id: string): Promise<unknown> =>
  app.pool.query("UPDATE job SET lease_until = now() - interval '1 s' WHERE id = $1", [id]);
