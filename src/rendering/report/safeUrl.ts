import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/**
 * Lets a link through when it is relative or http(s), and for pictures also a base64 data URI of a PNG or JPEG.
 * A report is opened from disk and sent around, so nothing in it may run.
 *
 * @throws INVALID_INPUT for any other scheme.
 */
export function safeUrl(url: string, use: 'link' | 'picture'): string {
  // Browsers skip control characters and spaces in a scheme, so they are not allowed at all.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const clean = !/[\u0000-\u0020\\]/.test(url);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1].toLowerCase();
  const allowed = scheme === undefined || scheme === 'http' || scheme === 'https';
  if (clean && (allowed || (use === 'picture' && /^data:image\/(png|jpeg);base64,/.test(url)))) return url;
  throw new SonoledgerError(
    'INVALID_INPUT',
    `The ${use} "${url.slice(0, 80)}" cannot go into a report; use a relative path or an http address.`,
  );
}
