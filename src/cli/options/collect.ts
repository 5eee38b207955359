/** Adds a value to those given before, for an option that may be repeated. */
export const collect = (text: string, before: readonly string[] = []): string[] => [...before, text];
