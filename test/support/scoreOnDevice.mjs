// Scores the cases of lc2Cases.ts on the device named as argument and prints the scores as JSON: a process of its
// own, because the Vulkan loader reads its settings from the environment it was started with, and in a thread,
// because onnxruntime runs in threads only. JavaScript, since a thread has to register tsx by itself.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), execArgv: [] });
  thread.once('message', (answer) => process.stdout.write(JSON.stringify(answer)));
} else {
  register();
  const { scoreCases } = await import('./scoreCases.ts');
  parentPort.postMessage(await scoreCases(process.argv[2]));
}
