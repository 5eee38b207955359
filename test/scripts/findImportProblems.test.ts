import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findImportProblems } from '../../scripts/imports/findImportProblems.ts';
import { packageRoot } from '../../src/config/packageRoot.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

let source: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  source = temporaryFolder();
});
afterEach(() => source.remove());

function problemsOf(file: string, text: string): string[] {
  const path = join(source.path, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return findImportProblems(source.path);
}

describe('findImportProblems', () => {
  test('finds none in the project', () => {
    expect(findImportProblems(join(packageRoot, 'src'))).toEqual([]);
  });

  test.each([
    ['kernels/a/b.ts', "import { x } from '../../formats/x.ts';", 'kernels/ may only import errors/'],
    ['kernels/a.ts', "import type { X } from '../context/types.ts';", 'kernels/ may only import errors/'],
    ['kernels/a.ts', "import { readFileSync } from 'node:fs';", 'kernels/ imports no package'],
    ['formats/a.ts', "import { x } from '../compute/x.ts';", 'formats/ may only import errors/, kernels/'],
    [
      'rendering/a.ts',
      "import { x } from '../formats/x.ts';",
      'rendering/ may only import errors/, kernels/',
    ],
    ['compute/tasks/a.ts', "import { x } from '../../domains/a/b.ts';", 'compute/ may only import'],
    ['domains/a/b.ts', "import * as ort from 'onnxruntime-node';", 'onnxruntime-node belongs to compute/'],
    ['domains/a/b.ts', "const x = await import('onnxruntime-node');", 'onnxruntime-node belongs to compute/'],
    ['domains/a/b.ts', "import { a } from '../../cli.ts';", 'nothing imports an entry point'],
    ['domains/a/b.ts', "import { x } from '../c/resolvers.ts';", "c's resolvers are its own"],
    ['domains/a/b.ts', "import { x } from '../c/jobs/x.ts';", "c's job handlers are its own"],
    [
      'domains/a/service/b.ts',
      "import {\n  findX,\n  insertX,\n} from '../../c/queries.ts';",
      'only c itself changes its tables: insertX',
    ],
    [
      'domains/a/service/b.ts',
      "import { Prisma } from '../../../generated/prisma/client.ts';",
      'only queries and database/ import values of Prisma',
    ],
    ['domains/a/service/b.ts', 'await tx.volume.findMany({});', 'only queries talk to Prisma'],
    ['domains/a/service/b.ts', 'await tx.$queryRaw`select 1`;', 'only queries talk to Prisma'],
  ])('refuses in %s: %s', (file, text, reason) => {
    expect(problemsOf(file, text)).toEqual([expect.stringContaining(reason)]);
  });

  test.each([
    ['kernels/a/b.ts', "import { x } from '../c/d.ts';\nimport { E } from '../../errors/e.ts';"],
    ['compute/a.ts', "import * as ort from 'onnxruntime-node';"],
    [
      'domains/a/b.ts',
      "import { findX, type Y } from '../c/queries.ts';\nimport { z } from '../c/service/z.ts';",
    ],
    ['domains/a/b.ts', "import type { Volume } from '../../generated/prisma/client.ts';"],
    ['domains/a/b.ts', "import { type Volume } from '../../generated/prisma/client.ts';"],
    [
      'domains/a/x.queries.ts',
      "import { Prisma } from '../../generated/prisma/client.ts';\ndb.volume.count({});",
    ],
    ['graphql/resolvers.ts', "import { x } from '../domains/a/resolvers.ts';"],
    ['jobs/handlers.ts', "import { x } from '../domains/a/jobs/x.ts';"],
  ])('allows in %s: %s', (file, text) => {
    expect(problemsOf(file, text)).toEqual([]);
  });

  test('names the line', () => {
    expect(problemsOf('kernels/a.ts', "// why\nimport { x } from '../jobs/x.ts';")).toEqual([
      "kernels/a.ts:2: '../jobs/x.ts': kernels/ may only import errors/",
    ]);
  });
});
