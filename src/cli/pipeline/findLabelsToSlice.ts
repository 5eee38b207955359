import type { AnnotationOrigin, RegistrationMethod } from '../../generated/resolverTypes.ts';
import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { fetchPseudoLabels } from './fetchPseudoLabels.ts';
import type { LabelToSlice } from './sliceLabels.ts';

interface AnnotatedVolume {
  readonly patient: { readonly pseudonym: string };
  readonly annotations: readonly {
    readonly id: string;
    readonly structure: string;
    readonly origin: AnnotationOrigin;
    readonly exclusions: readonly { readonly id: string }[];
  }[];
}

const ANNOTATED = operation<{ volumes: Page<AnnotatedVolume> }, { dataSet: string; after?: string | null }>(
  /* GraphQL */ `query AnnotatedUltrasound($dataSet: String!, $after: String) {
    volumes(first: 200, after: $after
      filter: { dataSetName: { equals: $dataSet }, modality: [US], annotated: true }) {
      nodes { patient { pseudonym } annotations { id structure origin exclusions { id } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
);

/** The tumour annotations on a data set's ultrasound with one of the origins, except excluded ones. */
export async function findAnnotationsToSlice(
  client: Client,
  dataSet: string,
  origins: readonly AnnotationOrigin[],
): Promise<LabelToSlice[]> {
  const volumes = await fetchAll(client, ANNOTATED, { dataSet }, (data) => data.volumes);
  return volumes.flatMap(({ patient, annotations }) =>
    annotations
      .filter(({ structure, exclusions }) => structure === 'TUMOUR' && exclusions.length === 0)
      .filter(({ origin }) => origins.includes(origin))
      .map(({ id }) => ({ label: patient.pseudonym, input: { annotationId: id } })),
  );
}

/** The completed pseudo labels of a data set that a registration method gave. */
export async function findPseudoLabelsToSlice(
  client: Client,
  dataSet: string,
  registrationMethod: RegistrationMethod,
): Promise<LabelToSlice[]> {
  const filter = { registrationMethod: [registrationMethod], state: ['COMPLETED' as const] };
  const rows = await fetchPseudoLabels(client, filter, dataSet);
  return rows.map(({ id, volume }) => ({ label: volume.patient.pseudonym, input: { pseudoLabelId: id } }));
}
