// Ends with 1 when a file of src/ (or of the folder given) imports what ARCHITECTURE.md does not allow.
import { join } from 'node:path';
import { packageRoot } from '../src/config/packageRoot.ts';
import { findImportProblems } from './imports/findImportProblems.ts';

const problems = findImportProblems(process.argv[2] ?? join(packageRoot, 'src'));
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`${problems.length} imports break the rules of scripts/imports/importRules.ts.`);
  process.exitCode = 1;
}
