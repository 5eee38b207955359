import type { Command } from 'commander';
import { Option } from 'commander';
import { renderCohortFlowSvg } from '../../rendering/renderCohortFlowSvg.ts';
import { formatFlowCsv } from '../flow/formatFlowCsv.ts';
import { formatFlowLatex } from '../flow/formatFlowLatex.ts';
import { formatFlowMarkdown } from '../flow/formatFlowMarkdown.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatFlow } from '../output/formatFlow.ts';
import { writeOutput } from '../output/writeOutput.ts';
import { fetchCohortFlow } from '../pipeline/fetchCohortFlow.ts';
import { toFlowPicture } from '../report/toFlowPicture.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

const FORMATS = {
  text: formatFlow,
  csv: formatFlowCsv,
  markdown: formatFlowMarkdown,
  latex: formatFlowLatex,
};

interface Options {
  readonly dataSet?: string;
  readonly freeze?: string;
  readonly format: keyof typeof FORMATS;
  readonly out?: string;
  readonly svg?: string;
}

/** sonoledger flow: counts through the pipeline. */
export function flowCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('flow')
    .description('Count patients, volumes and slices through the stages, with who left for which reason.')
    .option('--data-set <name>', 'only this data set, by name or id')
    .option('--freeze <name>', 'down to the slices of this freeze, by name or id')
    .addOption(
      new Option('--format <format>', 'how to print the counts')
        .choices(Object.keys(FORMATS))
        .default('text'),
    )
    .option('--out <file>', 'write the counts to a file instead of printing them')
    .option('--svg <file>', 'write the diagram to a file as well, one page of A4')
    .action(
      connected<Options>(terminal, async ({ client, show }, { dataSet, freeze, format, out, svg }) => {
        const flow = await fetchCohortFlow(client, {
          dataSetId: dataSet && (await resolveNamed(client, 'data set', dataSet)).id,
          freezeId: freeze && (await resolveNamed(client, 'freeze', freeze)).id,
        });
        const text = FORMATS[format](flow);
        const lines = [out === undefined ? text : await writeOutput(out, text)];
        if (svg !== undefined) lines.push(await writeOutput(svg, renderCohortFlowSvg(toFlowPicture(flow))));
        show(flow, () => lines.join('\n'));
      }),
    );
  withExamples(
    command,
    'flow --freeze reference --svg cohort-flow.svg',
    'flow --freeze reference --format latex --out cohort-flow.tex',
  );
}
