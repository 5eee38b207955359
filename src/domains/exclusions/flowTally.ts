import type { ExclusionReason, Stage } from '../../generated/prisma/client.ts';
import type { FlowExcluded, FlowLeaver } from './flowTypes.ts';

/** What left at one stage, by reason. */
export class FlowTally {
  readonly #patients = new Map<string, FlowLeaver[]>();
  readonly #volumes = new Map<string, FlowLeaver[]>();
  readonly #slices = new Map<string, number>();

  addPatient(reason: string, patient: FlowLeaver): void {
    append(this.#patients, reason, patient);
  }

  addVolume(reason: string, volume: FlowLeaver): void {
    append(this.#volumes, reason, volume);
  }

  addSlices(reason: string, count: number): void {
    this.#slices.set(reason, (this.#slices.get(reason) ?? 0) + count);
  }

  get isEmpty(): boolean {
    return this.#patients.size + this.#volumes.size + this.#slices.size === 0;
  }

  /** A row for every reason of the stage, and for reasons of other stages that were given all the same. */
  rows(catalogue: readonly ExclusionReason[], stage: Stage, withSlices: boolean): FlowExcluded[] {
    return catalogue
      .filter(({ code, stage: own }) => own === stage || this.#has(code))
      .map((reason) => {
        const patients = this.#patients.get(reason.code) ?? [];
        const volumes = this.#volumes.get(reason.code) ?? [];
        const slices = withSlices ? (this.#slices.get(reason.code) ?? 0) : null;
        const count = { patients: patients.length, volumes: volumes.length, slices };
        return { reason, count, patients, volumes };
      });
  }

  #has(code: string): boolean {
    return this.#patients.has(code) || this.#volumes.has(code) || this.#slices.has(code);
  }
}

function append(units: Map<string, FlowLeaver[]>, reason: string, unit: FlowLeaver): void {
  const own = units.get(reason);
  if (own) own.push(unit);
  else units.set(reason, [unit]);
}
