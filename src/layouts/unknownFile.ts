import { remarkOn } from './remarkOn.ts';
import type { Remark } from './types.ts';

const NO_DATA =
  /(^|\/)(\.[^/]*|readme[^/]*|licen[cs]e[^/]*|[^/]*\.(txt|md|pdf|docx?|html?|png|jpe?g|py|sh|log|zip|url|xlsx?|csv|tsv|json))$/i;

/** A file whose name the layout does not know. */
export function unknownFile(path: string): Remark {
  if (NO_DATA.test(path)) {
    return remarkOn(path, {
      outcome: 'SKIPPED',
      reason: 'NO_IMAGE_DATA',
      message: 'No image, label or landmarks.',
    });
  }
  return remarkOn(path, {
    outcome: 'SKIPPED',
    reason: 'UNRECOGNISED_FILE',
    message: 'The layout knows no file of this name.',
  });
}
