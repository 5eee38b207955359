import type { ExclusionReason, Stage } from '../../generated/prisma/client.ts';
import type { FlowNode } from './flowTypes.ts';

/** What left at one stage, by reason. */
export class FlowTally {
  readonly #patients = new Map<string, number>();
  readonly #volumes = new Map<string, number>();
  readonly #slices = new Map<string, number>();

  addPatient(reason: string): void {
    add(this.#patients, reason, 1);
  }

  addVolume(reason: string): void {
    add(this.#volumes, reason, 1);
  }

  addSlices(reason: string, count: number): void {
    add(this.#slices, reason, count);
  }

  get isEmpty(): boolean {
    return this.#patients.size + this.#volumes.size + this.#slices.size === 0;
  }

  /** A row for every reason of the stage, and for reasons of other stages that were given all the same. */
  rows(catalogue: readonly ExclusionReason[], stage: Stage, withSlices: boolean): FlowNode['excluded'] {
    return catalogue
      .filter(({ code, stage: own }) => own === stage || this.#has(code))
      .map((reason) => ({
        reason,
        count: {
          patients: this.#patients.get(reason.code) ?? 0,
          volumes: this.#volumes.get(reason.code) ?? 0,
          slices: withSlices ? (this.#slices.get(reason.code) ?? 0) : null,
        },
      }));
  }

  #has(code: string): boolean {
    return this.#patients.has(code) || this.#volumes.has(code) || this.#slices.has(code);
  }
}

const add = (counts: Map<string, number>, reason: string, count: number): void => {
  counts.set(reason, (counts.get(reason) ?? 0) + count);
};
