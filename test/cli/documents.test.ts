import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type GraphQLError, parse, specifiedRules, validate } from 'graphql';
import { REGISTRATION_FIELDS } from '../../src/cli/pipeline/fetchRegistrations.ts';
import { loadConfig } from '../../src/config/loadConfig.ts';
import { packageRoot } from '../../src/config/packageRoot.ts';
import { createSchema } from '../../src/graphql/createSchema.ts';
import { requestRules } from '../../src/graphql/requestRules.ts';

const folder = join(packageRoot, 'src/cli');
const FRAGMENTS: Readonly<Record<string, string>> = {
  REGISTRATION_FIELDS,
  FIELDS: 'id kind state progress progressNote skipReason error { code message } startedAt finishedAt',
};

/** Every GraphQL document of the command line, as [name, text]. */
function documents(): [string, string][] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const found = source.matchAll(/`((?:query|mutation|subscription) (\w+)[^`]*)`/g);
    return [...found].map(([, text, name]): [string, string] => [
      `${name} of ${file}`,
      text.replace(/\$\{(\w+)\}/g, (_, fragment: string) => FRAGMENTS[fragment] ?? ''),
    ]);
  });
}

describe('the documents that the command line sends', () => {
  const schema = createSchema();
  const rules = [...specifiedRules, ...requestRules(loadConfig({ env: {} }))];
  const all = documents();

  it('are found', () => {
    expect(all.length).toBeGreaterThan(40);
  });

  it.each(all)('%s keeps to the schema and to the limits of a server with default settings', (_, text) => {
    const problems: readonly GraphQLError[] = validate(schema, parse(text), rules);
    expect(problems.map(({ message }) => message)).toEqual([]);
  });
});
