import type {
  RegistrationMethod,
  TransferLabelInput,
  TransferMethod,
} from '../../generated/resolverTypes.ts';
import { operation } from '../client/operation.ts';
import type { JobState } from '../client/types.ts';
import type { AwaitedJob } from '../jobs/waitForJobs.ts';
import { waitForJobs } from '../jobs/waitForJobs.ts';
import type { Session } from '../session.ts';
import { fetchPseudoLabels } from './fetchPseudoLabels.ts';
import { fetchRegistrations, type RegistrationRow } from './fetchRegistrations.ts';

export const TRANSFER_LABEL = operation<
  { transferLabel: { readonly pseudoLabel: { readonly id: string }; readonly job: { readonly id: string } } },
  { input: TransferLabelInput }
>(
  /* GraphQL */ `mutation TransferLabel($input: TransferLabelInput!) {
    transferLabel(input: $input) { pseudoLabel { id } job { id } }
  }`,
);

export interface TransferRequest {
  readonly dataSet: string;
  readonly registrationMethod: RegistrationMethod;
  readonly sampling: TransferMethod;
}

export interface TransferredDataSet {
  readonly startedCount: number;
  /** Pseudo labels that were there. */
  readonly alreadyCount: number;
  /** Registrations that are excluded, so that nothing is carried through them. */
  readonly excludedCount: number;
  readonly jobs: readonly JobState[];
}

/** Carries the tumour annotations of a data set through its completed registrations of a method. */
export async function transferDataSet(
  session: Session,
  { dataSet, registrationMethod, sampling }: TransferRequest,
  { wait }: { readonly wait: boolean },
): Promise<TransferredDataSet> {
  const { client } = session;
  const completed = await fetchRegistrations(client, {
    dataSetName: { equals: dataSet },
    method: [registrationMethod],
    state: ['COMPLETED'],
  });
  const open = completed.filter(({ exclusions }) => exclusions.length === 0);
  const existing = await fetchPseudoLabels(client, { registrationMethod: [registrationMethod] }, dataSet);
  const known = new Set(
    existing
      .filter(({ state }) => state === 'COMPLETED' || state === 'PENDING')
      .map((row) => keyOf(row.registration.id, row.annotation.id, row.method)),
  );
  const wanted = open.flatMap(tumourAnnotations);
  const started: AwaitedJob[] = [];
  for (const { label, ...ids } of wanted) {
    if (known.has(keyOf(ids.registrationId, ids.annotationId, sampling))) continue;
    const { transferLabel } = await client.request(TRANSFER_LABEL, { input: { ...ids, method: sampling } });
    started.push({ id: transferLabel.job.id, label });
  }
  return {
    startedCount: started.length,
    alreadyCount: wanted.length - started.length,
    excludedCount: completed.length - open.length,
    jobs: wait ? await waitForJobs(session, 'Transfer', started) : [],
  };
}

const tumourAnnotations = ({ id, movingVolumes, fixedVolume }: RegistrationRow) =>
  movingVolumes.flatMap(({ annotations }) =>
    annotations
      .filter(({ structure }) => structure === 'TUMOUR')
      .map((annotation) => ({
        registrationId: id,
        annotationId: annotation.id,
        label: fixedVolume.patient.pseudonym,
      })),
  );

const keyOf = (registrationId: string, annotationId: string, method: TransferMethod): string =>
  `${registrationId} ${annotationId} ${method}`;
