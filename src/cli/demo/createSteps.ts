import { formatDuration } from '../output/formatDuration.ts';
import type { Said } from './types.ts';

/** Runs numbered steps, each with a heading before and an outcome with its time behind. */
export type Step = <Result>(title: string, work: () => Promise<Said<Result>>) => Promise<Result>;

export function createSteps(say: (line: string) => void): Step {
  let number = 0;
  return async (title, work) => {
    number += 1;
    say(`\n${number}. ${title}`);
    const startedMs = performance.now();
    const { result, said } = await work();
    say(`   ${said} (${formatDuration(performance.now() - startedMs)})`);
    return result;
  };
}
