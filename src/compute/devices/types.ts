/** Where a model runs: an execution provider of onnxruntime. */
export type Device = 'cpu' | 'webgpu' | 'cuda';

/** What a user asks for; `auto` leaves the choice to the machine. */
export type DeviceRequest = 'auto' | Device;

/** Whether a device can be used here, and how that is known, in words for the user. */
export interface DeviceCapability {
  readonly device: Device;
  readonly available: boolean;
  readonly reason: string;
}

export interface DeviceChoice {
  readonly device: Device;
  readonly reason: string;
}
