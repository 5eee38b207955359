import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { buildSchema, type DocumentNode, parse, validate } from 'graphql';
import { createProgram } from '../../src/cli/createProgram.ts';
import { settingsTable } from '../../src/config/describeSettings.ts';
import { packageRoot } from '../../src/config/packageRoot.ts';

const read = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');
const documents = ['.', 'docs', 'docker', 'bench'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file)),
);
const readme = read('README.md');

const blocks = (language: string): string[] =>
  [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter((b) => b[1] === language).map((b) => b[2]);

describe.each(documents)('%s', (file) => {
  test('links to files that exist', () => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link);
    const broken = links.filter((link) => !existsSync(join(packageRoot, dirname(file), link)));
    expect(broken).toEqual([]);
  });
});

describe('README.md', () => {
  test('has the current settings: npm run docs writes them', () => {
    expect(readme).toContain(`<!-- settings -->\n${settingsTable()}\n<!-- /settings -->`);
  });

  test('names commands and options that exist', () => {
    const program = createProgram({ out: () => {}, note: () => {} } as never);
    const lines = blocks('sh').join('\n').replaceAll('\\\n', ' ').split('\n');
    const calls = lines.filter((line) => line.startsWith('npx sonoledger '));
    expect(calls.length).toBeGreaterThan(20);
    expect(
      calls.flatMap((call) => unknownParts(program, call.replace(/ #.*/, '').split(/\s+/).slice(2))),
    ).toEqual([]);
  });

  test('asks for nothing that the schema does not have', () => {
    const schema = buildSchema(read('schema.graphql'));
    const errors = blocks('graphql').flatMap((text) =>
      parse(text).definitions.flatMap((definition) => {
        const document: DocumentNode = { kind: 'Document' as never, definitions: [definition] };
        return validate(schema, document).map(({ message }) => message);
      }),
    );
    expect(errors).toEqual([]);
  });

  test('names npm scripts that exist, and the same test command as .ci/run', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [
      ...documents
        .map(read)
        .join('\n')
        .matchAll(/npm run ([\w:]+)/g),
    ].map(([, name]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(readme).toContain('npm ci && npm test');
    expect(read('.ci/run')).toMatch(/npm ci\n[\s\S]*exec npm test\n$/);
  });
});

/** What a command line names that the program does not have. */
function unknownParts(program: Command, words: readonly string[]): string[] {
  let command = program;
  let at = 0;
  for (; command.commands.length > 0; at++) {
    const next = command.commands.find((candidate) => candidate.name() === words[at]);
    if (next === undefined) return [`no command ${words.slice(0, at + 1).join(' ')}`];
    command = next;
  }
  const known = [...command.options, ...program.options].map(({ long }) => long);
  const options = words.slice(at).filter((word) => word.startsWith('--'));
  return options
    .filter((option) => !known.includes(option))
    .map((option) => `${command.name()} has no ${option}`);
}
