import type { Command } from 'commander';

/** Adds examples to a command's --help. */
export const withExamples = (command: Command, ...examples: readonly string[]): Command =>
  command.addHelpText(
    'after',
    `\nExample${examples.length > 1 ? 's' : ''}:\n${examples.map((line) => `  $ sonoledger ${line}`).join('\n')}`,
  );
