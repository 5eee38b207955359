import { detectDevices as detect } from '../devices/detectDevices.ts';
import type { DeviceCapability } from '../devices/types.ts';
import type { TaskContext } from '../threads/types.ts';

/** Finds the devices that models can run on here; see compute/devices. The payload is empty. */
export function detectDevices(
  _payload: Record<string, never>,
  { uninterrupted }: TaskContext<never>,
): Promise<DeviceCapability[]> {
  return detect(uninterrupted);
}
