import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/config/packageRoot.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const VIOLATIONS = {
  'src/jobs/reads.ts': 'export const home = process.env.HOME;\n',
  'src/jobs/prints.ts': "console.log('done');\n",
  'src/jobs/first.ts': "import { second } from './second.ts';\n\nexport const first = () => second();\n",
  'src/jobs/second.ts': "import { first } from './first.ts';\n\nexport const second = () => first();\n",
};
const ALLOWED = {
  'src/config/reads.ts': VIOLATIONS['src/jobs/reads.ts'],
  'src/cli/prints.ts': VIOLATIONS['src/jobs/prints.ts'],
};

let project: ReturnType<typeof temporaryFolder>;
let report: string;

beforeAll(() => {
  project = temporaryFolder();
  cpSync(join(packageRoot, 'biome.json'), join(project.path, 'biome.json'));
  for (const [file, text] of Object.entries({ ...VIOLATIONS, ...ALLOWED })) {
    mkdirSync(dirname(join(project.path, file)), { recursive: true });
    writeFileSync(join(project.path, file), text);
  }
  const options = { cwd: project.path, encoding: 'utf8' } as const;
  report = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '.'], options).stdout;
});
afterAll(() => project.remove());

const rulesBrokenBy = (file: string): string[] =>
  report
    .split('\n')
    .filter((line) => line.includes(`${file},`))
    .map((line) => /title=([\w/]+)/.exec(line)?.[1] ?? line);

test('the environment is read in src/config alone', () => {
  expect(rulesBrokenBy('src/jobs/reads.ts')).toEqual(['lint/style/noProcessEnv']);
  expect(rulesBrokenBy('src/config/reads.ts')).toEqual([]);
});

test('only the command line prints', () => {
  expect(rulesBrokenBy('src/jobs/prints.ts')).toEqual(['lint/suspicious/noConsole']);
  expect(rulesBrokenBy('src/cli/prints.ts')).toEqual([]);
});

test('no two files import each other', () => {
  expect(rulesBrokenBy('src/jobs/first.ts')).toEqual(['lint/suspicious/noImportCycles']);
});
