import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { DeviceCapability, DeviceChoice, DeviceRequest } from './types.ts';

/**
 * Picks the device to run models on. `auto` takes cuda where it works and the cpu otherwise, never webgpu: on
 * machines without a graphics card webgpu may be emulated, which is far slower than the cpu.
 * @param capabilities as found by `detectDevices` on this machine
 * @throws CONFIG_INVALID when a device asked for by name cannot be used here
 */
export function chooseDevice(
  requested: DeviceRequest,
  capabilities: readonly DeviceCapability[],
): DeviceChoice {
  if (requested === 'auto') return chooseAutomatically(capabilities);
  const capability = capabilities.find(({ device }) => device === requested);
  if (capability?.available) return { device: requested, reason: `${requested} was asked for.` };
  const why = capability?.reason ?? 'It was not looked for.';
  throw new SonoledgerError(
    'CONFIG_INVALID',
    `The device ${requested} cannot be used here. ${why} Ask for auto or cpu, or set the device up.`,
    { requested },
  );
}

function chooseAutomatically(capabilities: readonly DeviceCapability[]): DeviceChoice {
  const cuda = capabilities.find(({ device }) => device === 'cuda');
  return cuda?.available
    ? { device: 'cuda', reason: cuda.reason }
    : { device: 'cpu', reason: cuda?.reason ?? 'cuda was not looked for.' };
}
