import { prepareRegistration, throwIfStopped } from '../../kernels/registration/prepareRegistration.ts';
import { rigidSearch } from '../../kernels/registration/rigidSearch.ts';
import type { RegistrationInput, RegistrationResult } from '../../kernels/registration/types.ts';
import { createDeviceScorer, type DeviceScorer, type DeviceScoring } from './createDeviceScorer.ts';

export interface RegisteredOnDevice {
  readonly result: RegistrationResult;
  readonly use: ReturnType<DeviceScorer['use']>;
}

/**
 * `registerRigid` with the poses of LC2 scored on a device in batches. Only inside a worker thread. Other
 * similarities are scored on the cpu.
 * @throws the same errors as `registerRigid`; none because of the device, whose failure is told in `use`
 */
export async function registerOnDevice(
  input: RegistrationInput,
  scoring: DeviceScoring,
): Promise<RegisteredOnDevice> {
  const { hooks } = scoring;
  throwIfStopped(hooks);
  const prepared = prepareRegistration(input);
  const scorer = createDeviceScorer(prepared, scoring);
  try {
    const search = rigidSearch(prepared, input, hooks);
    let step = search.next([]);
    while (!step.done) step = search.next(await scorer.score(step.value));
    return { result: step.value, use: scorer.use() };
  } finally {
    await scorer.release();
  }
}
