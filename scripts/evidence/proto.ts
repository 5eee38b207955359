import { appendFileSync } from 'node:fs';
import { transformPoint } from '../../src/kernels/geometry/transformPoint.ts';
import { generatePhantomPatient } from '../../src/kernels/phantom/generatePhantomPatient.ts';
import { createRandomGenerator } from '../../src/kernels/random/randomGenerator.ts';
import { poseSpace } from '../../src/kernels/registration/poseSpace.ts';
import { prepareRegistration } from '../../src/kernels/registration/prepareRegistration.ts';
import { registerRigid } from '../../src/kernels/registration/registerRigid.ts';
import { blockDerivatives } from '../../src/kernels/registration/uncertainty/blockDerivatives.ts';
import { blocksOfPatches } from '../../src/kernels/registration/uncertainty/blocksOfPatches.ts';
import { displacementForm } from '../../src/kernels/registration/uncertainty/displacementForm.ts';
import { createScenarios } from './createScenarios.ts';
import { PARTS, type Part } from './types.ts';

const OPTIONS = {
  mriSize: [80, 80, 70],
  mriSpacingMm: [1.4, 1.4, 1.4],
  ultrasoundSize: [60, 60, 54],
  ultrasoundSpacingMm: [1, 1, 1],
} as const;
const [part, from, to, out] = process.argv.slice(2);
const gen = (i: number) =>
  generatePhantomPatient({ seed: PARTS[part as Part], patientIndex: i, options: OPTIONS });
let next = gen(Number(from));
for (let i = Number(from); i < Number(to); i++) {
  const patient = next;
  next = gen(i + 1);
  const random = createRandomGenerator(`${PARTS[part as Part]}/${i}`);
  for (const s of createScenarios(patient, next, random)) {
    const t0 = performance.now();
    const base = { part, patient: i, condition: s.condition };
    try {
      const input = {
        fixed: s.fixed,
        moving: s.moving,
        initialMovingToFixedLps: s.initialMovingToFixedLps,
        seed: i,
      };
      const r = registerRigid(input);
      const t1 = performance.now();
      const prepared = prepareRegistration({ ...input, initialMovingToFixedLps: r.movingToFixedLps });
      const poses = poseSpace(r.movingToFixedLps, prepared.extent);
      const level = prepared.level(prepared.options.fine);
      const patches = level.patches!;
      const zero = new Float64Array(6);
      const shares = patches.shares(r.movingToFixedLps);
      const check = shares.reduce((a, b) => a + b, 0) - level.similarity(r.movingToFixedLps);
      const sizes = [6, 10, 15];
      const cache = new Map<string, Float64Array>();
      const at = (q: Float64Array) => {
        const k = q.join();
        let v = cache.get(k);
        if (!v) {
          v = patches.shares(poses.toMatrix(q));
          cache.set(k, v);
        }
        return v;
      };
      const per = Object.fromEntries(
        sizes.flatMap((mm) =>
          [0.5, 1].map((h) => {
            const blocks = blocksOfPatches(patches.centresLps, prepared.extent.centreLps, mm);
            const d = blockDerivatives(
              (q) => {
                const v = at(q);
                const o = new Float64Array(blocks.count);
                v.forEach((x, n) => {
                  o[blocks.blockOf[n]] += x;
                });
                return o;
              },
              zero,
              h,
            );
            const mean = [0, 1, 2, 3, 4, 5].map((a) => {
              let m = 0;
              for (let b = 0; b < d.blockCount; b++) m += d.gradients[6 * b + a];
              return m / d.blockCount;
            });
            const J = new Array(36).fill(0);
            for (let b = 0; b < d.blockCount; b++)
              for (let a = 0; a < 6; a++)
                for (let c = 0; c < 6; c++)
                  J[6 * a + c] += (d.gradients[6 * b + a] - mean[a]) * (d.gradients[6 * b + c] - mean[c]);
            return [`${mm}/${h}`, { n: d.blockCount, hessian: [...d.hessian], J }];
          }),
        ),
      );
      const rms = (A: any, B: any, pts: Float64Array) => {
        let s = 0;
        for (let n = 0; n < pts.length; n += 3) {
          const p = [pts[n], pts[n + 1], pts[n + 2]] as const;
          const x = transformPoint(A, p),
            y = transformPoint(B, p);
          s += (x[0] - y[0]) ** 2 + (x[1] - y[1]) ** 2 + (x[2] - y[2]) ** 2;
        }
        return Math.sqrt(s / (pts.length / 3));
      };
      const b = s.tumourBoundaryMovingLps;
      const T = s.trueMovingToFixedLps;
      appendFileSync(
        out,
        `${JSON.stringify({
          ...base,
          evidence: r.evidence,
          before: r.similarityBefore,
          after: r.similarityAfter,
          check,
          tumourMm: T && rms(r.movingToFixedLps, T, b),
          fovMm: T && poses.distanceMm(r.movingToFixedLps, T),
          startMm: T && rms(s.initialMovingToFixedLps, T, b),
          movedMm: rms(s.initialMovingToFixedLps, r.movingToFixedLps, b),
          spread: prepared.extent.spreadMm,
          formTumour: [
            ...displacementForm(
              b.filter((_, n) => Math.floor(n / 3) % Math.ceil(b.length / 3 / 300) === 0),
              poses.toMatrix,
              zero,
            ),
          ],
          per,
          ms: [t1 - t0, performance.now() - t1],
          samples: level.sampleCount,
          patches: level.patchCount,
        })}\n`,
      );
    } catch (e) {
      appendFileSync(out, `${JSON.stringify({ ...base, error: (e as any).code ?? String(e) })}\n`);
    }
    console.log(part, i, s.condition, Math.round(performance.now() - t0));
  }
}
