import { fetchAll, type Page } from '../client/fetchAll.ts';
import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import type { Manifest, ManifestPatient } from '../phantom/manifest.ts';

interface VolumeContent {
  readonly id: string;
  readonly file: { readonly hash: string };
  readonly patient: { readonly pseudonym: string };
  readonly annotations: readonly {
    readonly file: { readonly hash: string };
    readonly annotator: { readonly name: string } | null;
  }[];
}

const CONTENT = operation<{ volumes: Page<VolumeContent> }, { dataSet: string; after?: string | null }>(
  /* GraphQL */ `query ImportedContent($dataSet: String!, $after: String) {
    volumes(first: 200, after: $after, filter: { dataSetName: { equals: $dataSet } }) {
      nodes { id file { hash } patient { pseudonym } annotations { file { hash } annotator { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
);

/** What a data set holds already, by content: nothing of it needs to be sent again. */
export interface ImportedContent {
  volumeId(pseudonym: string, hash: string): string | undefined;
  hasAnnotation(volumeId: string, hash: string, annotator: string): boolean;
  /** Whether every volume and annotation of a manifest is there. */
  holds(manifest: Manifest): boolean;
}

export async function fetchImportedContent(client: Client, dataSet: string): Promise<ImportedContent> {
  const volumes = await fetchAll(client, CONTENT, { dataSet }, (data) => data.volumes);
  const ids = new Map(volumes.map(({ id, file, patient }) => [`${patient.pseudonym} ${file.hash}`, id]));
  const labels = new Set(
    volumes.flatMap(({ id, annotations }) =>
      annotations.map(({ file, annotator }) => `${id} ${file.hash} ${annotator?.name}`),
    ),
  );
  const content = {
    volumeId: (pseudonym: string, hash: string) => ids.get(`${pseudonym} ${hash}`),
    hasAnnotation: (id: string, hash: string, annotator: string) => labels.has(`${id} ${hash} ${annotator}`),
  };
  return { ...content, holds: ({ patients }) => patients.every((patient) => holdsPatient(content, patient)) };
}

function holdsPatient(content: Omit<ImportedContent, 'holds'>, patient: ManifestPatient): boolean {
  const idOf = (name: string): string | undefined => {
    const volume = patient.volumes.find((each) => each.name === name);
    return volume && content.volumeId(patient.pseudonym, volume.sha256);
  };
  return (
    patient.volumes.every(({ name }) => idOf(name) !== undefined) &&
    patient.annotations.every(({ volume, sha256, annotator }) =>
      content.hasAnnotation(idOf(volume) as string, sha256, annotator),
    )
  );
}
