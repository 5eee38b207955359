// Does what devicePrograms.ts names on a device and prints the outcome as JSON: `deviceThread.mjs PROGRAM DEVICE`.
// A process of its own, because the Vulkan loader reads its settings from the environment it was started with, and
// in a thread, because onnxruntime runs in threads only. JavaScript, since a thread has to register tsx by itself.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), execArgv: [] });
  thread.once('message', (answer) => process.stdout.write(JSON.stringify(answer)));
} else {
  register();
  const [program, device] = process.argv.slice(2);
  const programs = await import('./devicePrograms.ts');
  parentPort.postMessage(await programs[program](device));
}
