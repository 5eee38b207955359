import { prepareRegistration, throwIfStopped } from '../../kernels/registration/prepareRegistration.ts';
import { rigidSearch } from '../../kernels/registration/rigidSearch.ts';
import type {
  RegistrationHooks,
  RegistrationInput,
  RegistrationResult,
} from '../../kernels/registration/types.ts';
import type { Device } from '../devices/types.ts';
import type { Uninterrupted } from '../threads/types.ts';
import { createDeviceScorer, type DeviceScorer } from './createDeviceScorer.ts';

/**
 * `registerRigid` with the poses of LC2 scored on a device in batches. Only inside a worker thread. Other
 * similarities are scored on the cpu.
 * @throws the same errors as `registerRigid`; none because of the device, whose failure is told in `use`
 */
export async function registerOnDevice(
  input: RegistrationInput,
  device: Device,
  hooks: RegistrationHooks,
  uninterrupted: Uninterrupted,
): Promise<{ result: RegistrationResult; use: ReturnType<DeviceScorer['use']> }> {
  throwIfStopped(hooks);
  const prepared = prepareRegistration(input);
  const scorer = createDeviceScorer(prepared, device, hooks, uninterrupted);
  try {
    const search = rigidSearch(prepared, input, hooks);
    let step = search.next([]);
    while (!step.done) step = search.next(await scorer.score(step.value));
    return { result: step.value, use: scorer.use() };
  } finally {
    await scorer.release();
  }
}
