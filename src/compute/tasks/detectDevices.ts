import { detectDevices as detect } from '../devices/detectDevices.ts';
import type { Device, DeviceCapability } from '../devices/types.ts';
import type { TaskContext } from '../threads/types.ts';

export interface DetectDevicesPayload {
  /** Devices to try beside the cpu, which always works. */
  readonly accelerators: readonly Exclude<Device, 'cpu'>[];
}

/** Finds the devices that models can run on here; see compute/devices. */
export function detectDevices(
  { accelerators }: DetectDevicesPayload,
  { uninterrupted }: TaskContext<never>,
): Promise<DeviceCapability[]> {
  return detect(accelerators, uninterrupted);
}
