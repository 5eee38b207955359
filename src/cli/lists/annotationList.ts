import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import { column, numberColumn } from './column.ts';
import type { List, Row } from './types.ts';

const ANNOTATIONS = operation<{ volumes: Page<Row> }, { filter: unknown; after?: string | null }>(
  /* GraphQL */ `query ListAnnotations($filter: VolumeFilter, $after: String) {
    volumes(first: 200, after: $after, filter: $filter) {
      nodes {
        name patient { pseudonym }
        annotations { id structure origin tool annotator { name } voxelCount volumeMm3 }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
);

/** The annotations of all volumes, a row each. */
export const annotationList: List = {
  name: 'annotations',
  description: 'Annotations with who drew them.',
  byDataSet: true,
  columns: [
    column('patient', (row) => row.patient.pseudonym),
    column('volume', (row) => row.volume),
    column('structure', (row) => row.structure),
    column('origin', (row) => row.origin),
    column('by', (row) => row.annotator?.name ?? row.tool),
    numberColumn('cm3', (row) => (row.volumeMm3 / 1000).toFixed(2)),
    column('id', (row) => row.id),
  ],
  async fetch(client, dataSet) {
    const ofDataSet = dataSet === undefined ? {} : { dataSetName: { equals: dataSet } };
    const filter = { annotated: true, ...ofDataSet };
    const volumes = await fetchAll(client, ANNOTATIONS, { filter }, (data) => data.volumes);
    return volumes.flatMap(({ name, patient, annotations }) =>
      annotations.map((annotation: Row) => ({ volume: name, patient, ...annotation })),
    );
  },
};
