import { SonoledgerError } from '../../../errors/sonoledgerError.ts';
import { jacobianRange } from '../../deformation/jacobianRange.ts';
import type { DisplacementField } from '../../deformation/types.ts';
import type { Mat4 } from '../../geometry/types.ts';
import { minimiseLbfgs } from '../../optimise/minimiseLbfgs.ts';
import { prepareRegistration, throwIfStopped } from '../prepareRegistration.ts';
import type { RegistrationHooks, RegistrationInput } from '../types.ts';
import { type ControlGrid, controlGrid, controlPointCount } from './controlGrid.ts';
import { deformableLc2 } from './deformableLc2.ts';
import { type DeformableLevel, deformableLevel } from './deformableLevel.ts';
import { bendingEnergy, stretchEnergy } from './splineEnergies.ts';
import { splineField } from './splineField.ts';

export interface DeformableOptions {
  /** Distance of the control points, mm; rounded so that whole steps cover the field of view. */
  readonly controlSpacingMm: number;
  /** Similarity that a mean bending energy of 1/mm2 costs. */
  readonly bendingPenalty: number;
  /** Similarity that a mean square stretch of 1 costs. */
  readonly stretchPenalty: number;
  readonly deformableEvaluations: number;
}

export const DEFAULT_DEFORMABLE_OPTIONS: DeformableOptions = {
  controlSpacingMm: 16,
  bendingPenalty: 20,
  stretchPenalty: 3,
  deformableEvaluations: 60,
};

const LEVELS = ['coarse', 'fine'] as const;

/** A field that shrinks any place below this part of its volume is bent more stiffly. */
const LEAST_JACOBIAN = 0.3;
const STIFFER = 4;
const MOST_ATTEMPTS = 3;
/** Distance of the nodes of the stored field: a twentieth of a millimetre from the spline at the usual stiffness. */
const FIELD_SPACING_MM = 3;

export interface DeformableRefinement {
  readonly field: DisplacementField;
  readonly evaluations: number;
}

/**
 * Bends a linear result by a cubic B-spline free-form deformation that maximises LC2, coarse then fine, held by its
 * bending energy (Rueckert et al. 1999). A field that folds or nearly so is bent again more stiffly.
 * @param movingToFixedLps the linear result
 * @throws REGISTRATION_FAILED when no attempt keeps from folding, and the errors of `registerRigid`
 */
export function refineDeformable(
  input: RegistrationInput,
  movingToFixedLps: Mat4,
  settings: Partial<DeformableOptions> = {},
  hooks: RegistrationHooks = {},
): DeformableRefinement {
  const options = { ...DEFAULT_DEFORMABLE_OPTIONS, ...settings };
  validateOptions(options);
  throwIfStopped(hooks);
  hooks.onProgress?.(0, 'Preparing the deformation');
  const prepared = prepareRegistration(input, movingToFixedLps);
  const levels = LEVELS.map((name) => deformableLevel(prepared, prepared.options[name]));
  const grid = controlGrid(levels[1].samples, input.fixed.geometry.direction, options.controlSpacingMm);
  let evaluations = 0;
  let penalty = options.bendingPenalty;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++, penalty *= STIFFER) {
    const bent = bend(levels, movingToFixedLps, grid, { ...options, bendingPenalty: penalty }, hooks);
    evaluations += bent.evaluations;
    const field = splineField(input.fixed.geometry, FIELD_SPACING_MM, grid, bent.coefficients, movingToFixedLps);
    if (jacobianRange(field).minimum >= LEAST_JACOBIAN) return { field, evaluations };
  }
  throw new SonoledgerError(
    'REGISTRATION_FAILED',
    `The deformation folds, also when it is held ${penalty / options.bendingPenalty / STIFFER} times as stiff. Use a larger bendingPenalty or controlSpacingMm, or stay with the rigid result.`,
  );
}

function bend(
  levels: readonly DeformableLevel[],
  movingToFixedLps: Mat4,
  grid: ControlGrid,
  { bendingPenalty, stretchPenalty, deformableEvaluations }: DeformableOptions,
  hooks: RegistrationHooks,
): { coefficients: Float64Array; evaluations: number } {
  const bending = bendingEnergy(grid);
  const stretch = stretchEnergy(grid);
  let coefficients = new Float64Array(3 * controlPointCount(grid));
  let evaluations = 0;
  levels.forEach((level, n) => {
    const similarity = deformableLc2(level.samples, level.moving, movingToFixedLps, grid, level.options);
    const found = minimiseLbfgs(
      (parameters, gradient) => {
        throwIfStopped(hooks);
        evaluations++;
        hooks.onProgress?.(evaluations / (levels.length * deformableEvaluations), `Bending, level ${n + 1}`);
        const value = -similarity(parameters, gradient);
        for (let a = 0; a < gradient.length; a++) gradient[a] = -gradient[a];
        return (
          value +
          bendingPenalty * bending(parameters, gradient, bendingPenalty) +
          stretchPenalty * stretch(parameters, gradient, stretchPenalty)
        );
      },
      coefficients,
      { firstStep: 0.1 * Math.sqrt(coefficients.length), maxEvaluations: deformableEvaluations, leastGain: 1e-6 },
    );
    coefficients = Float64Array.from(found.parameters);
  });
  return { coefficients, evaluations };
}

function validateOptions({ controlSpacingMm, bendingPenalty, deformableEvaluations }: DeformableOptions): void {
  const wrong =
    (!(controlSpacingMm >= 5 && controlSpacingMm <= 100) && 'controlSpacingMm must be 5 to 100') ||
    (!(bendingPenalty > 0 && bendingPenalty < Infinity) && 'bendingPenalty must be positive') ||
    (!(deformableEvaluations >= 2) && 'deformableEvaluations must be at least 2');
  if (wrong) throw new SonoledgerError('INVALID_INPUT', `The registration option ${wrong}.`);
}
