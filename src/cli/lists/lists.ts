import { fetchPseudoLabels } from '../pipeline/fetchPseudoLabels.ts';
import { fetchRegistrations } from '../pipeline/fetchRegistrations.ts';
import { registrationColumns } from '../pipeline/registrationColumns.ts';
import { annotationList } from './annotationList.ts';
import { column, numberColumn } from './column.ts';
import { pagedList } from './pagedList.ts';
import { plainList } from './plainList.ts';
import type { List } from './types.ts';

const id = column('id', (row) => row.id);
const name = column('name', (row) => row.name);
const patient = column('patient', (row) => row.patient.pseudonym);

/** What can be listed, in the order of the pipeline. */
export const LISTS: readonly List[] = [
  plainList(
    'data-sets',
    'Data sets with their licences.',
    /* GraphQL */ `query ListDataSets { rows: dataSets { id name licence citation patientCount } }`,
    [name, numberColumn('patients', (row) => row.patientCount), column('licence', (row) => row.licence), id],
  ),
  pagedList(
    'patients',
    'Patients with what they have.',
    /* GraphQL */ `query ListPatients($filter: PatientFilter, $after: String) {
      page: patients(first: 200, after: $after, filter: $filter) {
        nodes { id pseudonym histology dataSet { name } volumes { name } exclusions { reason { code } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    [
      column('data set', (row) => row.dataSet.name),
      column('patient', (row) => row.pseudonym),
      column('histology', (row) => row.histology),
      column('volumes', (row) => row.volumes.map((volume: { name: string }) => volume.name)),
      column('excluded', (row) =>
        row.exclusions.map((each: { reason: { code: string } }) => each.reason.code),
      ),
      id,
    ],
  ),
  pagedList(
    'volumes',
    'Volumes with their grids and labels.',
    /* GraphQL */ `query ListVolumes($filter: VolumeFilter, $after: String) {
      page: volumes(first: 200, after: $after, filter: $filter) {
        nodes {
          id name sequence phase procedureNumber geometry { size spacingMm } patient { pseudonym }
          annotations { id structure origin annotator { name } } file { hash }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    [
      patient,
      name,
      column('sequence', (row) => row.sequence),
      column('phase', (row) => row.phase),
      column('voxels', (row) => row.geometry.size.join(' x ')),
      column('annotations', (row) =>
        row.annotations.map(
          (label: { structure: string; origin: string }) => `${label.structure} ${label.origin}`,
        ),
      ),
      id,
    ],
  ),
  annotationList,
  {
    name: 'registrations',
    description: 'Registrations with their evidence and verdicts.',
    byDataSet: true,
    columns: registrationColumns,
    fetch: (client, dataSet) =>
      fetchRegistrations(client, dataSet === undefined ? {} : { dataSetName: { equals: dataSet } }),
  },
  {
    name: 'pseudo-labels',
    description: 'Labels carried over from MRI.',
    byDataSet: true,
    columns: [
      column('patient', (row) => row.volume.patient.pseudonym),
      column('registration', (row) => row.registration.method),
      column('sampling', (row) => row.method),
      column('state', (row) => row.state),
      numberColumn('cm3', (row) => (row.volumeMm3 === null ? null : (row.volumeMm3 / 1000).toFixed(2))),
      numberColumn('in cone', (row) => row.tumourInConeFraction?.toFixed(2)),
      id,
    ],
    fetch: (client, dataSet) => fetchPseudoLabels(client, {}, dataSet),
  },
  plainList(
    'rules',
    'Slice rules, newest version first.',
    /* GraphQL */ `query ListRules {
      rows: sliceRules { id name version axes labelSources minimumAreaMm2 displacementLimitMm }
    }`,
    [
      name,
      numberColumn('version', (row) => row.version),
      column('axes', (row) => row.axes),
      column('label sources', (row) => row.labelSources),
      numberColumn('minimum mm2', (row) => row.minimumAreaMm2),
      id,
    ],
  ),
  plainList(
    'freezes',
    'Freezes, newest first.',
    /* GraphQL */ `query ListFreezes {
      rows: freezes { id name hash foldCount patientCount volumeCount sliceCount sliceRule { name version } }
    }`,
    [
      name,
      column('rule', (row) => `${row.sliceRule.name}@${row.sliceRule.version}`),
      numberColumn('patients', (row) => row.patientCount),
      numberColumn('slices', (row) => row.sliceCount),
      numberColumn('folds', (row) => row.foldCount),
      column('hash', (row) => row.hash.slice(0, 12)),
      id,
    ],
  ),
  plainList(
    'training-sets',
    'Training sets, newest first.',
    /* GraphQL */ `query ListTrainingSets { rows: trainingSets { id name hash labelSources freeze { name } } }`,
    [
      name,
      column('freeze', (row) => row.freeze.name),
      column('label sources', (row) => row.labelSources),
      id,
    ],
  ),
  plainList(
    'models',
    'Models, newest first.',
    /* GraphQL */ `query ListModels { rows: models { id name architecture trainer labelSources minimumAreaMm2 } }`,
    [
      name,
      column('architecture', (row) => row.architecture),
      column('label sources', (row) => row.labelSources),
      numberColumn('minimum mm2', (row) => row.minimumAreaMm2),
      id,
    ],
  ),
  plainList(
    'annotator-runs',
    'Annotator runs, newest first.',
    /* GraphQL */ `query ListAnnotatorRuns { rows: annotatorRuns { id name kind annotator { name } registrationMethod } }`,
    [
      name,
      column('kind', (row) => row.kind),
      column('of', (row) => row.annotator?.name ?? row.registrationMethod),
      id,
    ],
  ),
  plainList(
    'experiments',
    'Experiments, newest first.',
    /* GraphQL */ `query ListExperiments {
      rows: experiments { id name question freeze { name } arms { name metricRun { id } } comparisons { id } }
    }`,
    [
      name,
      column('question', (row) => row.question),
      column('freeze', (row) => row.freeze.name),
      column('arms', (row) => row.arms.map((arm: { name: string }) => arm.name)),
      numberColumn('stored', (row) => row.comparisons.length),
      id,
    ],
  ),
  plainList(
    'metric-definitions',
    'Versioned metric definitions.',
    /* GraphQL */ `query ListMetricDefinitions { rows: metricDefinitions { id title unit convention emptyRule } }`,
    [
      id,
      column('title', (row) => row.title),
      column('unit', (row) => row.unit),
      column('convention', (row) => row.convention),
    ],
  ),
  plainList(
    'exclusion-reasons',
    'The controlled list of reasons.',
    /* GraphQL */ `query ListExclusionReasons { rows: exclusionReasons { code stage title description } }`,
    [
      column('code', (row) => row.code),
      column('stage', (row) => row.stage),
      column('title', (row) => row.title),
      column('description', (row) => row.description),
    ],
  ),
];
