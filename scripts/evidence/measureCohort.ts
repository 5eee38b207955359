import { generatePhantomPatient } from '../../src/kernels/phantom/generatePhantomPatient.ts';
import type { PhantomOptions } from '../../src/kernels/phantom/types.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';
import type { CaseFile } from './caseFile.ts';
import { createScenarios } from './createScenarios.ts';
import { measureRegistration } from './measureRegistration.ts';
import { CONDITIONS, PART_SEEDS, type Part } from './types.ts';

/** Coarser and narrower than usual, for time; a cone of about the size of RESECT case 24. */
const SMALL: Partial<PhantomOptions> = {
  mriSize: [80, 80, 70],
  mriSpacingMm: [1.4, 1.4, 1.4],
  ultrasoundSize: [54, 54, 50],
  ultrasoundSpacingMm: [1, 1, 1],
};

/** Adds to the file what it does not hold yet of the first `patientCount` patients. */
export function measureCohort(part: Part, patientCount: number, file: CaseFile): void {
  const done = new Set(file.read().map(({ patient, condition }) => `${patient} ${condition}`));
  const seed = PART_SEEDS[part];
  const generate = (patientIndex: number) => generatePhantomPatient({ seed, patientIndex, options: SMALL });
  for (let patient = 0; patient < patientCount; patient++) {
    if (CONDITIONS.every((condition) => done.has(`${patient} ${condition}`))) continue;
    const random = createRandomGenerator(`${seed}/${patient}`);
    for (const scenario of createScenarios(generate(patient), generate(patient + 1), random)) {
      const { condition, fixed, moving, initialMovingToFixedLps, tumourBoundaryMovingLps } = scenario;
      if (done.has(`${patient} ${condition}`)) continue;
      const start = performance.now();
      const measured = measureRegistration(
        { fixed, moving, initialMovingToFixedLps, tumourBoundaryMovingLps, seed: patient },
        {
          patient,
          condition,
          movingToFixedLps: scenario.trueMovingToFixedLps,
          pointsMovingLps: tumourBoundaryMovingLps,
        },
      );
      file.append(measured);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const error = measured.errorMm === null ? 'no right pose' : `${measured.errorMm.toFixed(2)} mm off`;
      process.stdout.write(
        `${part} patient ${patient} ${condition}: ${measured.errorCode || error}, ${seconds} s\n`,
      );
    }
  }
}
