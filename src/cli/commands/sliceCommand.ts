import type { Command } from 'commander';
import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { AnnotationOrigin, RegistrationMethod } from '../../generated/resolverTypes.ts';
import type { Client } from '../client/types.ts';
import { requireDone } from '../jobs/requireDone.ts';
import { resolveNamed } from '../lookups/resolveNamed.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { ANNOTATION_ORIGINS, METHODS_OF_RECORDS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { count } from '../output/count.ts';
import { findAnnotationsToSlice, findPseudoLabelsToSlice } from '../pipeline/findLabelsToSlice.ts';
import { type LabelToSlice, sliceLabels } from '../pipeline/sliceLabels.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

interface Options {
  readonly annotation?: string;
  readonly pseudoLabel?: string;
  readonly dataSet?: string;
  readonly method?: RegistrationMethod;
  readonly origin?: readonly AnnotationOrigin[];
  readonly wait: boolean;
}

/** sonoledger slice: the slices of a label, or of all labels of a data set. */
export function sliceCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('slice')
    .description('Find the slices of an ultrasound label with their areas, or of all labels of a data set.')
    .option('--annotation <id>', 'annotation on an ultrasound volume')
    .option('--pseudo-label <id>', 'pseudo label')
    .option('--data-set <name>', 'data set, with --method or --origin')
    .addOption(
      choiceOption('--method <m>', 'its pseudo labels of this registration method', METHODS_OF_RECORDS),
    )
    .addOption(
      choiceOption('--origin <o...>', 'its ultrasound annotations of these origins', ANNOTATION_ORIGINS),
    )
    .option('--no-wait', 'only ask for it; do not wait for the jobs')
    .action(
      connected<Options>(terminal, async (session, options) => {
        const labels = await labelsOf(session.client, options);
        const result = await sliceLabels(session, labels, { wait: options.wait });
        session.show(
          result,
          () =>
            `${count(result.startedCount, 'label')} sliced, ${result.alreadyCount} already sliced, ${result.emptyCount} wholly outside the cone.\n${result.slicingIds.map((id) => `slicing ${id}`).join('\n')}`,
        );
        requireDone(result.jobs);
      }),
    );
  withExamples(
    command,
    'slice --data-set RESECT --origin EXPERT',
    'slice --data-set RESECT --method LC2_RIGID',
    'slice --annotation 0192f5c9-...',
  );
}

async function labelsOf(client: Client, options: Options): Promise<readonly LabelToSlice[]> {
  const { annotation, pseudoLabel, dataSet, method, origin } = options;
  if (annotation !== undefined) return [{ label: 'annotation', input: { annotationId: annotation } }];
  if (pseudoLabel !== undefined) return [{ label: 'pseudo label', input: { pseudoLabelId: pseudoLabel } }];
  if (dataSet !== undefined && (method ?? origin) !== undefined) {
    const { name } = await resolveNamed(client, 'data set', dataSet);
    return [
      ...(origin ? await findAnnotationsToSlice(client, name, origin) : []),
      ...(method ? await findPseudoLabelsToSlice(client, name, method) : []),
    ];
  }
  throw new SonoledgerError(
    'INVALID_INPUT',
    'Give --annotation, --pseudo-label, or --data-set with --method or --origin.',
  );
}
