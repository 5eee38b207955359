import type { Named } from '../lookups/resolveNamed.ts';
import type { CohortRequest } from '../phantom/types.ts';
import type { Session } from '../session.ts';

/** What every step of the demo works with. */
export interface Demo {
  readonly session: Session;
  /** Folder of the report and of the generated files. */
  readonly out: string;
  readonly request: CohortRequest;
  readonly keepData: boolean;
}

/** A step's result with what is said of it in its line. */
export interface Said<Result> {
  readonly result: Result;
  readonly said: string;
}

export interface DemoArm {
  readonly name: string;
  readonly annotatorRun: Named;
}
