/** Text that is already markup and is not escaped again. Made only by the templates of this folder. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template accepts; `null`, `undefined` and `false` print nothing, lists are printed one after another. */
export type MarkupValue = string | number | Markup | null | undefined | false | readonly MarkupValue[];

/** Joins a template whose strings are markup and whose values are escaped unless they are Markup. */
export function joinMarkup(
  strings: TemplateStringsArray,
  values: readonly MarkupValue[],
  printNumber: (value: number) => string,
): Markup {
  let text = strings[0];
  values.forEach((value, n) => {
    text += print(value, printNumber) + strings[n + 1];
  });
  return new Markup(text);
}

function print(value: MarkupValue, printNumber: (value: number) => string): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'string') return escapeMarkup(value);
  return value.map((item) => print(item, printNumber)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for element content and quoted attributes; characters that XML forbids become U+FFFD. */
export function escapeMarkup(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replace(/[&<>"']/g, (character) => ENTITIES[character])
  );
}
