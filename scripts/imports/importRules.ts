import { dirname, join, normalize } from 'node:path/posix';
import type { Import } from './readImports.ts';

/** What the inner parts of src/ may import of ours; parts without a row may import every part. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  kernels: ['errors'],
  formats: ['errors', 'kernels'],
  layouts: ['errors'],
  rendering: ['errors', 'kernels'],
  compute: ['errors', 'formats', 'kernels', 'rendering'],
  config: ['errors'],
  storage: ['errors'],
  database: ['config', 'errors', 'generated'],
};

/** Types that carry no code may come from further out. */
const TYPES_FROM: Readonly<Record<string, readonly string[]>> = {
  database: ['context', 'graphql'],
  layouts: ['generated'],
};

/** Packages that only these parts may import; `node:` stands for all of Node's own modules. */
const PACKAGES: readonly (readonly [name: string, parts: readonly string[]])[] = [
  ['onnxruntime-node', ['compute']],
  ['@itk-wasm/', ['compute']],
  ['@prisma/', ['database']],
  ['express', ['http']],
  ['@apollo/', ['graphql', 'http']],
  ['@resvg/', ['rendering']],
  ['@cornerstonejs/', ['formats']],
  ['dicom-parser', ['formats']],
  ['read-excel-file', ['formats']],
  ['fflate', ['formats']],
];

const ENTRY_POINTS = /^(server|worker|cli)\.ts$/;
const QUERIES = /(^|[./])queries\.ts$/;
const READS = /^(find|count|list)|Exists$|Where$/;

/** Why `file` may not have this import, or undefined. Paths are relative to src/, with forward slashes. */
export function importProblem(file: string, { from, typeOnly, names }: Import): string | undefined {
  const part = partOf(file);
  if (!from.startsWith('.')) return packageProblem(part, from);
  const target = normalize(join(dirname(file), from));
  if (ENTRY_POINTS.test(target)) return 'nothing imports an entry point';
  if (target.startsWith('generated/prisma/') && !typeOnly && !mayQuery(file)) {
    return 'only queries and database/ import values of Prisma; use import type';
  }
  const other = partOf(target);
  if (part === other || !Object.hasOwn(PARTS, part)) return domainProblem(file, target, names);
  const allowed = [...PARTS[part], ...(typeOnly ? (TYPES_FROM[part] ?? []) : [])];
  return allowed.includes(other) ? undefined : `${part}/ may only import ${list(allowed)}`;
}

/** Whether a file may send queries through Prisma. */
export function mayQuery(file: string): boolean {
  return QUERIES.test(file) || ['context', 'database', 'jobs', 'ledger'].includes(partOf(file));
}

const partOf = (file: string): string => file.split('/')[0];

function packageProblem(part: string, name: string): string | undefined {
  if (part === 'kernels' || part === 'errors') return `${part}/ imports no package`;
  const rule = PACKAGES.find(([start]) => name.startsWith(start));
  return rule && !rule[1].includes(part) ? `${name} belongs to ${list(rule[1])}` : undefined;
}

function domainProblem(file: string, target: string, names: readonly string[]): string | undefined {
  const [, domain, ...inside] = target.split('/');
  if (!target.startsWith('domains/') || file.startsWith(`domains/${domain}/`)) return undefined;
  const path = inside.join('/');
  if (path === 'resolvers.ts' && file !== 'graphql/resolvers.ts') return `${domain}'s resolvers are its own`;
  if (path.startsWith('jobs/') && file !== 'jobs/handlers.ts') return `${domain}'s job handlers are its own`;
  const writes = QUERIES.test(path) ? names.filter((name) => !READS.test(name)) : [];
  return writes.length === 0 ? undefined : `only ${domain} itself changes its tables: ${writes.join(', ')}`;
}

const list = (parts: readonly string[]): string => parts.map((part) => `${part}/`).join(', ') || 'nothing';
