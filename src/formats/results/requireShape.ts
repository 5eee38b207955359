import type { z } from 'zod';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';

const MOST_SHOWN = 3;

/** Gives a parsed file its type. CORRUPT_FILE names the file and the fields that are wrong. */
export function requireShape<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
  fileName: string,
  what: string,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(json);
  if (error === undefined) return data as z.infer<Schema>;
  const problems = error.issues
    .slice(0, MOST_SHOWN)
    .map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
    .join('; ');
  throw new SonoledgerError('CORRUPT_FILE', `${fileName} is no ${what}: ${problems}.`);
}
