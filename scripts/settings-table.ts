// Writes the table of settings into README.md, between its two marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsTable } from '../src/config/describeSettings.ts';
import { packageRoot } from '../src/config/packageRoot.ts';

const START = '<!-- settings -->';
const END = '<!-- /settings -->';

const path = join(packageRoot, 'README.md');
const text = readFileSync(path, 'utf8');
const [before, rest] = text.split(START);
const after = rest?.split(END)[1];
if (after === undefined) throw new Error(`README.md lacks ${START} or ${END}.`);
writeFileSync(path, `${before}${START}\n${settingsTable()}\n${END}${after}`);
