import { joinMarkup, type Markup, type MarkupValue } from './markup.ts';

/** Template for HTML: every value is escaped unless it is Markup; attributes must be in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return joinMarkup(strings, values, String);
}
