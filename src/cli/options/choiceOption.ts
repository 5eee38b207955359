import { InvalidArgumentError, Option } from 'commander';

/** An option that takes one value of a list, in whatever case, with - for _. `<x...>` in the flags takes several. */
export function choiceOption(
  flags: string,
  description: string,
  choices: readonly string[],
  fallback?: string | readonly string[],
): Option {
  const option = new Option(flags, `${description} (${choices.join(', ')})`);
  option.argParser((text: string, before: unknown) => {
    const value = requireChoice(text, choices);
    if (!option.variadic) return value;
    // The first value replaces the default, the next ones are added.
    return before === option.defaultValue || before === undefined
      ? [value]
      : [...(before as string[]), value];
  });
  return fallback === undefined ? option : option.default(fallback, [fallback].flat().join(' '));
}

function requireChoice(text: string, choices: readonly string[]): string {
  const value = text.toUpperCase().replaceAll('-', '_');
  if (choices.includes(value)) return value;
  throw new InvalidArgumentError(`Allowed are ${choices.join(', ')}.`);
}
