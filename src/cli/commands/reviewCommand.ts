import type { Command } from 'commander';
import type { ReviewInput, StandingVerdict, Verdict } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import { choiceOption } from '../options/choiceOption.ts';
import { VERDICTS } from '../options/choices.ts';
import { withExamples } from '../options/withExamples.ts';
import { connected } from '../session.ts';
import type { Terminal } from '../types.ts';

export interface GivenReview {
  readonly review: {
    readonly id: string;
    readonly verdict: Verdict;
    readonly reviewer: { readonly name: string };
  };
  readonly standingVerdict: StandingVerdict;
  readonly exclusion: { readonly id: string; readonly decision: string } | null;
}

export const REVIEW = operation<{ review: GivenReview }, { input: ReviewInput }>(
  /* GraphQL */ `mutation Review($input: ReviewInput!) {
    review(input: $input) { review { id verdict reviewer { name } } standingVerdict exclusion { id decision } }
  }`,
);

interface Options {
  readonly registration?: string;
  readonly volume?: string;
  readonly annotation?: string;
  readonly pseudoLabel?: string;
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly comment?: string;
  readonly blinded?: boolean;
  readonly adjudicate?: boolean;
}

/** sonoledger review: a person's verdict. */
export function reviewCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('review')
    .description('Give a verdict on one registration, volume, annotation or pseudo label.')
    .option('--registration <id>', 'registration judged')
    .option('--volume <id>', 'volume judged')
    .option('--annotation <id>', 'annotation judged')
    .option('--pseudo-label <id>', 'pseudo label judged')
    .addOption(choiceOption('--verdict <v>', 'the judgement', VERDICTS).makeOptionMandatory())
    .option('--reason <code>', 'reason of the stage VISUAL_REVIEW; required for a rejection')
    .option('--comment <text>', 'free text')
    .option('--blinded', 'you were kept from knowing method and outcome')
    .option('--adjudicate', 'end a disagreement of readers, as none of them')
    .action(
      connected<Options>(terminal, async (session, options) => {
        const { registration, volume, annotation, pseudoLabel, verdict, reason, comment } = options;
        const input = {
          registrationId: registration,
          volumeId: volume,
          annotationId: annotation,
          pseudoLabelId: pseudoLabel,
          verdict,
          reasonCode: reason,
          comment,
          blinded: options.blinded ?? false,
          adjudicates: options.adjudicate ?? false,
        };
        const payload = await session.client.request(REVIEW, { input });
        session.show(payload, () => sentence(payload.review));
      }),
    );
  withExamples(
    command,
    'review --registration 0192f5d0-... --verdict REJECTED --reason REVIEW_REJECTED --comment "falx is off by 6 mm"',
    'review --registration 0192f5d0-... --verdict ACCEPTED',
    'review --registration 0192f5d0-... --verdict ACCEPTED --adjudicate --comment "the falx does meet"',
  );
}

function sentence({ review, standingVerdict, exclusion }: GivenReview): string {
  const stands = standingVerdict === 'OPEN' ? 'readers disagree' : `${standingVerdict} stands`;
  const said = `${review.verdict} by ${review.reviewer.name} (review ${review.id}); ${stands}`;
  if (exclusion === null) return said;
  return `${said}; ${exclusion.decision === 'EXCLUDE' ? 'excluded' : 'reinstated'} by record ${exclusion.id}`;
}
