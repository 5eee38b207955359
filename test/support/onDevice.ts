import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Device } from '../../src/compute/devices/types.ts';
import type * as devicePrograms from './devicePrograms.ts';

type Programs = {
  [Name in keyof typeof devicePrograms as (typeof devicePrograms)[Name] extends (
    device: Device,
  ) => Promise<unknown>
    ? Name
    : never]: (typeof devicePrograms)[Name];
};

const run = promisify(execFile);

/** What a function of devicePrograms.ts gives on a device, in a process of its own. */
export async function onDevice<Name extends keyof Programs>(
  program: Name,
  device: Device,
  environment: Readonly<Record<string, string>> = {},
): Promise<Awaited<ReturnType<Programs[Name]>>> {
  // The flags of the test runner are not for programs that it starts.
  const { NODE_OPTIONS: _, ...rest } = process.env;
  const script = join(import.meta.dirname, 'deviceThread.mjs');
  const { stdout } = await run(process.execPath, [script, program, device], {
    env: { ...rest, ...environment },
  });
  return JSON.parse(stdout);
}
