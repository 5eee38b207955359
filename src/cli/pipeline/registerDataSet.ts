import type { RegisterCohortInput, RegistrationMethod } from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import type { JobState } from '../client/types.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import type { Session } from '../session.ts';

interface RequestedRegistration {
  readonly id: string;
  readonly state: string;
  readonly job: { readonly id: string } | null;
  readonly fixedVolume: { readonly patient: { readonly pseudonym: string } };
}

interface NewExclusion {
  readonly subjectId: string;
  readonly reason: { readonly code: string; readonly title: string };
}

const REGISTER_COHORT = operation<
  {
    registerCohort: {
      readonly registrations: readonly RequestedRegistration[];
      readonly exclusions: readonly NewExclusion[];
    };
  },
  { input: RegisterCohortInput }
>(
  /* GraphQL */ `mutation RegisterCohort($input: RegisterCohortInput!) {
    registerCohort(input: $input) {
      registrations { id state job { id } fixedVolume { patient { pseudonym } } }
      exclusions { subjectId reason { code title } }
    }
  }`,
);

export interface RegisteredDataSet {
  readonly registrationIds: readonly string[];
  /** Those that had to be computed. */
  readonly startedCount: number;
  readonly exclusions: readonly NewExclusion[];
  /** How the jobs ended; empty when they were not waited for. */
  readonly jobs: readonly JobState[];
}

/** Asks for the registration of a data set and waits for it. What exists already is not computed again. */
export async function registerDataSet(
  session: Session,
  input: Omit<RegisterCohortInput, 'sequences'> & Partial<Pick<RegisterCohortInput, 'sequences'>>,
  { wait }: { readonly wait: boolean },
): Promise<RegisteredDataSet> {
  const asked = { input: input as RegisterCohortInput };
  const { registerCohort } = await session.client.request(REGISTER_COHORT, asked);
  const { registrations, exclusions } = registerCohort;
  const pending = registrations.flatMap(({ state, job, fixedVolume }) =>
    state === 'PENDING' && job ? [{ id: job.id, label: fixedVolume.patient.pseudonym }] : [],
  );
  const title = TITLES[input.method as RegistrationMethod];
  return {
    registrationIds: registrations.map(({ id }) => id),
    startedCount: pending.length,
    exclusions,
    jobs: wait ? await waitForJobs(session, title, pending) : [],
  };
}

const TITLES: Record<RegistrationMethod, string> = {
  TRACKED_POSE: 'Tracked pose',
  LC2_RIGID: 'LC2 rigid',
  LC2_SIMILARITY: 'LC2 similarity',
  LC2_AFFINE: 'LC2 affine',
  LC2_DEFORMABLE: 'LC2 deformable',
  MATTES_MI_RIGID: 'Mattes MI rigid',
  MIND_SSC_RIGID: 'MIND-SSC rigid',
  ELASTIX_MI_RIGID: 'elastix MI rigid',
  LANDMARK_RIGID: 'Landmark fit',
  IMPORTED: 'Imported',
  MANUAL: 'Adjusted by hand',
};
