import { SonoledgerError } from '../../errors/sonoledgerError.ts';

/** Strings are matched first, so that words inside them stay. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;
const DEEPEST = 64;

/**
 * Reads JSON as Python writes it: bare NaN, Infinity and -Infinity become null, because none of them is a number that
 * anything may be computed from.
 * @throws CORRUPT_FILE that names the file and where it breaks, or when it is nested beyond 64 levels
 */
export function parsePythonJson(text: string, fileName: string): unknown {
  requireShallow(text, fileName);
  const plain = text.replace(TOKENS, (token) => (token.startsWith('"') ? token : 'null'));
  try {
    return JSON.parse(plain.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const { message } = cause as SyntaxError;
    const why = `${fileName} is no JSON: ${message}. Copy it again.`;
    throw new SonoledgerError('CORRUPT_FILE', why, {}, { cause });
  }
}

function requireShallow(text: string, fileName: string): void {
  let depth = 0;
  let inString = false;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    if (inString) {
      if (code === 92) n++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    if (depth > DEEPEST)
      throw new SonoledgerError('CORRUPT_FILE', `${fileName} is nested too deeply to be a result.`);
  }
}
