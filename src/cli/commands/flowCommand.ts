import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { renderCohortFlowSvg } from '../../rendering/renderCohortFlowSvg.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { withExamples } from '../options/withExamples.ts';
import { formatFlow } from '../output/formatFlow.ts';
import { fetchCohortFlow } from '../pipeline/fetchCohortFlow.ts';
import { toFlowPicture } from '../report/toFlowPicture.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';
import { writeProblem } from '../writeProblem.ts';

interface Options {
  readonly dataSet?: string;
  readonly freeze?: string;
  readonly svg?: string;
}

/** sonoledger flow: counts through the pipeline. */
export function flowCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('flow')
    .description('Count patients, volumes and slices through the stages, with who left for which reason.')
    .option('--data-set <name>', 'only this data set, by name or id')
    .option('--freeze <name>', 'down to the slices of this freeze, by name or id')
    .option('--svg <file>', 'write the diagram to a file as well')
    .action(
      connected<Options>(terminal, async ({ client, show }, { dataSet, freeze, svg }) => {
        const flow = await fetchCohortFlow(client, {
          dataSetId: dataSet && (await resolveNamed(client, 'data set', dataSet)).id,
          freezeId: freeze && (await resolveNamed(client, 'freeze', freeze)).id,
        });
        if (svg !== undefined) {
          await writeFile(svg, renderCohortFlowSvg(toFlowPicture(flow))).catch((error: unknown) => {
            throw writeProblem(svg, error);
          });
        }
        show(flow, () => [formatFlow(flow), ...(svg === undefined ? [] : [`Wrote ${svg}`])].join('\n'));
      }),
    );
  withExamples(command, 'flow --freeze reference --svg cohort-flow.svg');
}
