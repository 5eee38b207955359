import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { LabelSource, RegistrationMethod } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { LABEL_SOURCES, METHODS_OF_RECORDS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { type Column, formatTable } from '../output/formatTable.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface ThresholdCount {
  readonly minimumAreaMm2: number;
  readonly sliceCount: number;
  readonly volumeCount: number;
  readonly patientCount: number;
}

interface Variables {
  readonly labelSource: LabelSource;
  readonly minimumAreasMm2: readonly number[];
  readonly registrationMethod?: RegistrationMethod;
}

const COUNTS = operation<{ areaThresholdCounts: readonly ThresholdCount[] }, Variables>(
  /* GraphQL */ `query AreaThresholds(
    $labelSource: LabelSource!, $minimumAreasMm2: [Float!]!, $registrationMethod: RegistrationMethod) {
    areaThresholdCounts(labelSource: $labelSource, minimumAreasMm2: $minimumAreasMm2,
      registrationMethod: $registrationMethod) { minimumAreaMm2 sliceCount volumeCount patientCount }
  }`,
);

const COLUMNS: readonly Column<ThresholdCount>[] = [
  { title: 'at least mm2', numeric: true, text: ({ minimumAreaMm2 }) => String(minimumAreaMm2) },
  { title: 'slices', numeric: true, text: ({ sliceCount }) => String(sliceCount) },
  { title: 'volumes', numeric: true, text: ({ volumeCount }) => String(volumeCount) },
  { title: 'patients', numeric: true, text: ({ patientCount }) => String(patientCount) },
];

interface Options {
  readonly source: LabelSource;
  readonly method?: RegistrationMethod;
  readonly areas: readonly number[];
}

/** sonoledger thresholds: how many slices each area threshold keeps. */
export function thresholdsCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('thresholds')
    .description('Count the slices, volumes and patients that each minimum area keeps.')
    .addOption(choiceOption('--source <s>', 'origin of the labels', LABEL_SOURCES).makeOptionMandatory())
    .addOption(choiceOption('--method <m>', 'pseudo labels of this registration method', METHODS_OF_RECORDS))
    .option('--areas <list>', 'areas in mm2, separated by commas', parseAreas, [0, 20, 35, 50, 100, 200, 500])
    .action(
      connected<Options>(terminal, async ({ client, show }, { source, method, areas }) => {
        const variables = { labelSource: source, minimumAreasMm2: areas, registrationMethod: method };
        const payload = await client.request(COUNTS, variables);
        show(payload, () => formatTable(COLUMNS, payload.areaThresholdCounts));
      }),
    );
  withExamples(command, 'thresholds --source EXPERT --areas 0,20,35,50,200');
}

function parseAreas(text: string): number[] {
  const areas = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (areas.every((area) => Number.isFinite(area) && area >= 0)) return areas;
  throw new InvalidArgumentError('Give areas of at least 0 mm2, separated by commas.');
}
