import { z } from 'zod';
import type { ServiceContext } from '../../../context/types.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import type { AdjustRegistrationInput } from '../../../generated/resolverTypes.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import { requireUuid } from '../../../graphql/requireUuid.ts';
import { validateAffine } from '../../../kernels/geometry/validateAffine.ts';
import type { ManualParameters } from '../parameters.ts';
import { findRegistrationInput } from '../queries.ts';
import type { RequestedRegistration } from '../types.ts';
import { requestRegistration } from './requestRegistration.ts';

/** Beyond these a hand has typed something else than it meant. */
const MOST_MM = 100;
const MOST_DEG = 180;
const LONGEST_COMMENT = 2000;

const threeWithin = (limit: number) => z.tuple([within(limit), within(limit), within(limit)]);
const within = (limit: number) => z.number().min(-limit).max(limit);
const translation = threeWithin(MOST_MM);
const rotation = threeWithin(MOST_DEG);

/**
 * Moves the result of a completed registration by hand: a new registration with method MANUAL that names its parent
 * and is measured like any other. The parent stays as it is.
 */
export async function adjustRegistration(
  context: ServiceContext,
  input: AdjustRegistrationInput,
): Promise<RequestedRegistration> {
  const comment = requireComment(input.comment);
  const adjustment = requireAdjustment(input);
  const parent = await requireCompleted(context, input.registrationId);
  const parameters: ManualParameters = {
    parentMovingToFixedLps: parent.movingToFixedLps,
    ...(parent.fieldBlobHash !== null && { fieldHash: parent.fieldBlobHash }),
    ...adjustment,
    comment,
  };
  return inTransaction(context, (tx) =>
    requestRegistration(tx, context, {
      fixedVolume: parent.fixedVolume,
      movingVolumes: parent.moving.map(({ volume }) => volume),
      method: 'MANUAL',
      seed: parent.seed,
      trackedMovingToFixedLps: parent.trackedMovingToFixedLps,
      parameters,
      parentId: parent.id,
      reason: comment,
    }),
  );
}

function requireComment(comment: string): string {
  const text = comment.trim();
  if (text.length > 0 && text.length <= LONGEST_COMMENT) return text;
  return refuse(`Say in the comment, in at most ${LONGEST_COMMENT} characters, why you move it.`);
}

function requireAdjustment(
  input: AdjustRegistrationInput,
): Pick<ManualParameters, 'displacementLps'> | Pick<ManualParameters, 'translationMm' | 'rotationDeg'> {
  const { displacementLps } = input;
  if (displacementLps != null) {
    if (input.translationMm != null || input.rotationDeg != null) {
      refuse('Give either displacementLps or translationMm and rotationDeg, not both.');
    }
    validateAffine(displacementLps, 'displacementLps');
    return { displacementLps: [...displacementLps] };
  }
  const moved = translation.safeParse(input.translationMm ?? [0, 0, 0]);
  if (!moved.success) {
    return refuse(
      `translationMm is three numbers of at most ${MOST_MM}: to the left, posterior and superior.`,
    );
  }
  const turned = rotation.safeParse(input.rotationDeg ?? [0, 0, 0]);
  if (!turned.success) {
    return refuse(`rotationDeg is three angles of at most ${MOST_DEG}: about left, posterior and superior.`);
  }
  if ([...moved.data, ...turned.data].every((value) => value === 0)) {
    refuse('Nothing is moved: give translationMm, rotationDeg or displacementLps.');
  }
  return { translationMm: moved.data, rotationDeg: turned.data };
}

function refuse(message: string): never {
  throw new SonoledgerError('INVALID_INPUT', message);
}

async function requireCompleted({ app }: ServiceContext, registrationId: string) {
  const id = requireUuid(registrationId, 'registration');
  const found = requireFound(await findRegistrationInput(app.prisma, id), 'registration', id);
  if (found.state === 'COMPLETED') return found;
  throw new SonoledgerError(
    'CONFLICT',
    `Registration ${id} is ${found.state}: only a completed one can be adjusted.`,
  );
}
