import { writeFile } from 'node:fs/promises';
import { parse } from 'node:path';
import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { RegistrationMethod } from '../../generated/resolverTypes.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { REGISTRATION_METHODS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { fetchRegistrations } from '../pipeline/fetchRegistrations.ts';
import { downloadSheets } from '../report/downloadSheets.ts';
import { renderContactSheets } from '../report/renderContactSheets.ts';
import { toContactSheetItems } from '../report/toContactSheetItems.ts';
import { connected, type Session } from '../session.ts';
import type { Terminal } from '../types.ts';
import { writeProblem } from '../writeProblem.ts';

interface Options {
  readonly dataSet: string;
  readonly method?: RegistrationMethod;
  readonly unreviewed?: boolean;
  readonly out: string;
}

/** sonoledger contact-sheet: the quality-control sheets of a data set on one picture. */
export function contactSheetCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('contact-sheet')
    .description(
      'Draw the quality-control sheets of a data set on one picture, with evidence, landmark error and verdict.',
    )
    .requiredOption('--data-set <name>', 'data set, by name or id')
    .addOption(choiceOption('--method <m>', 'only registrations by this method', REGISTRATION_METHODS))
    .option('--unreviewed', 'only registrations without a verdict')
    .requiredOption('--out <file>', 'PNG file to write; beyond 150 registrations several, numbered')
    .action(connected<Options>(terminal, contactSheet));
  withExamples(
    command,
    'contact-sheet --data-set RESECT --method LC2_RIGID --out contact.png',
    'contact-sheet --data-set RESECT --unreviewed --out to-review.png',
  );
}

async function contactSheet(session: Session, { dataSet, method, unreviewed, out }: Options): Promise<void> {
  const { name } = await resolveNamed(session.client, 'data set', dataSet);
  const registrations = await fetchRegistrations(session.client, {
    dataSetName: { equals: name },
    ...(method && { method: [method] }),
    ...(unreviewed && { reviewed: false }),
  });
  const items = toContactSheetItems(registrations, await downloadSheets(session.client, registrations));
  if (items.length === 0) {
    throw new SonoledgerError(
      'CONFLICT',
      `No registration of ${name} that was asked for has a picture yet. Run register-cohort first.`,
    );
  }
  const files: string[] = [];
  for (const { suffix, png } of renderContactSheets(items))
    files.push(await write(numbered(out, suffix), png));
  const missing = registrations.length - items.length;
  session.show({ files, registrationCount: items.length, withoutPicture: missing }, () =>
    [
      `Wrote ${files.join(', ')} with ${count(items.length, 'registration')}`,
      ...(missing > 0 ? [`${count(missing, 'registration')} without a picture left out`] : []),
    ].join('\n'),
  );
}

function numbered(path: string, suffix: string): string {
  const { dir, name, ext } = parse(path);
  return suffix === '' ? path : `${dir === '' ? '' : `${dir}/`}${name}${suffix}${ext}`;
}

async function write(path: string, png: Uint8Array): Promise<string> {
  await writeFile(path, png).catch((error: unknown) => {
    throw writeProblem(path, error);
  });
  return path;
}
