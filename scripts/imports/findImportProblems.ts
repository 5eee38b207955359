import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { importProblem, mayQuery } from './importRules.ts';
import { readImports } from './readImports.ts';

const PRISMA_CALL =
  /\b(?:prisma|tx|db)\.(?:\w+\.(?:find|create|update|upsert|delete|count|aggregate|groupBy)\w*|\$(?:query|execute)Raw\w*)[(<`]/g;

/** Every import below `sourceFolder` that importRules.ts refuses, as "file:line: reason". */
export function findImportProblems(sourceFolder: string): string[] {
  const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('generated/'));
  return files.sort().flatMap((file) => problemsOf(file, readFileSync(join(sourceFolder, file), 'utf8')));
}

function problemsOf(file: string, text: string): string[] {
  const imports = readImports(text).flatMap((statement) => {
    const problem = importProblem(file, statement);
    return problem === undefined ? [] : [`${file}:${statement.line}: '${statement.from}': ${problem}`];
  });
  const calls = mayQuery(file) ? [] : [...text.matchAll(PRISMA_CALL)];
  return [
    ...imports,
    ...calls.map(({ 0: call, index }) => {
      const line = text.slice(0, index).split('\n').length;
      return `${file}:${line}: ${call.slice(0, -1)}: only queries talk to Prisma`;
    }),
  ];
}
