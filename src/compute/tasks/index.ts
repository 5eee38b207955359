import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Task } from '../threads/types.ts';

/**
 * The tasks a thread can run, each imported when it is first used. To add one, write `<taskName>.ts` beside
 * this file with a function `(payload, context: TaskContext<Progress>) => result` and name it here; its types
 * then hold for `ThreadPool.run`.
 */
const taskLoaders = {
  generatePhantom: async () => (await import('./generatePhantom.ts')).generatePhantom,
  describeModel: async () => (await import('./describeModel.ts')).describeModel,
  detectDevices: async () => (await import('./detectDevices.ts')).detectDevices,
  evaluateSlices: async () => (await import('./evaluateSlices.ts')).evaluateSlices,
  exportImage: async () => (await import('./exportImage.ts')).exportImage,
  exportSlice: async () => (await import('./exportSlice.ts')).exportSlice,
  exportSlices: async () => (await import('./exportSlices.ts')).exportSlices,
  inferSlices: async () => (await import('./inferSlices.ts')).inferSlices,
  inspectDisplacementField: async () =>
    (await import('./inspectDisplacementField.ts')).inspectDisplacementField,
  inspectVolume: async () => (await import('./inspectVolume.ts')).inspectVolume,
  listDicomFiles: async () => (await import('./listDicomFiles.ts')).listDicomFiles,
  predictAxis: async () => (await import('./predictAxis.ts')).predictAxis,
  readResults: async () => (await import('./readResults.ts')).readResults,
  readSpreadsheet: async () => (await import('./readSpreadsheet.ts')).readSpreadsheet,
  selfTest: async () => (await import('./selfTest.ts')).selfTest,
  readLinearTransform: async () => (await import('./readLinearTransform.ts')).readLinearTransform,
  registerVolumes: async () => (await import('./registerVolumes.ts')).registerVolumes,
  renderRegistrationSheet: async () => (await import('./renderRegistrationSheet.ts')).renderRegistrationSheet,
  renderSlicePicture: async () => (await import('./renderSlicePicture.ts')).renderSlicePicture,
  transferAnnotation: async () => (await import('./transferAnnotation.ts')).transferAnnotation,
  measureSlices: async () => (await import('./measureSlices.ts')).measureSlices,
} satisfies Record<string, () => Promise<Task<never, unknown, never>>>;

type TaskLoaders = typeof taskLoaders;

export type TaskName = keyof TaskLoaders;

/** Payload, result and progress of each task, as declared by its function. */
export type TaskMap = {
  readonly [Name in TaskName]: TaskTypes<Awaited<ReturnType<TaskLoaders[Name]>>>;
};

type TaskTypes<Function> =
  Function extends Task<infer Payload, infer Result, infer Progress>
    ? { readonly payload: Payload; readonly result: Awaited<Result>; readonly progress: Progress }
    : never;

/** Imports the task of that name; INTERNAL_SERVER_ERROR when there is none. */
export async function loadTask(taskName: string): Promise<Task<unknown, unknown, unknown>> {
  const load = Object.hasOwn(taskLoaders, taskName) ? taskLoaders[taskName as TaskName] : undefined;
  if (!load) throw new SonoledgerError('INTERNAL_SERVER_ERROR', `There is no task named ${taskName}.`);
  return (await load()) as Task<unknown, unknown, unknown>;
}
