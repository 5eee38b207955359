import { prepareRegistration, throwIfStopped } from '../../kernels/registration/prepareRegistration.ts';
import { rigidSearch } from '../../kernels/registration/rigidSearch.ts';
import type { RegistrationInput, RegistrationResult } from '../../kernels/registration/types.ts';
import { createDeviceScorer, type DeviceScorer, type DeviceScoring } from './createDeviceScorer.ts';
import { createScoringCrew } from './createScoringCrew.ts';

export interface RegisteredOnDevice {
  readonly result: RegistrationResult;
  readonly use: ReturnType<DeviceScorer['use']>;
}

/**
 * `registerRigid` with the poses of LC2 scored on a device in batches, or on the cpu by as many threads as the options
 * say. Only inside a worker thread. Other similarities are scored by the calling thread.
 * @throws the same errors as `registerRigid`; none because of the device, whose failure is told in `use`
 */
export async function registerOnDevice(
  input: RegistrationInput,
  scoring: DeviceScoring,
): Promise<RegisteredOnDevice> {
  const { device, hooks } = scoring;
  throwIfStopped(hooks);
  const prepared = prepareRegistration(input);
  const crew = createScoringCrew(device === 'cpu' ? prepared.options.threads - 1 : 0, hooks);
  const scorer = createDeviceScorer(prepared, { scoreOnCpu: crew.score, ...scoring });
  try {
    const search = rigidSearch(prepared, input, hooks);
    let step = search.next([]);
    while (!step.done) step = search.next(await scorer.score(step.value));
    return { result: step.value, use: scorer.use() };
  } finally {
    await scorer.release();
    await crew.close();
  }
}
