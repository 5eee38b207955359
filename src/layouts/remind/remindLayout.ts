import { remarkOn } from '../remarkOn.ts';
import type { Claim, Layout } from '../types.ts';
import { volumeFileName } from '../volumeFileName.ts';
import { mriSequence, REMIND_STRUCTURES, sweepPhase } from './remindSeries.ts';

const PATH = /(?:^|\/)(?:ReMIND-)?(\d{3})\/(Preop-MR|Intraop-US|Intraop-MR|Annotations)\/[^/]+$/;

/** ReMIND as NRRD files: a folder a patient with Preop-MR, Intraop-US, Intraop-MR and Annotations. */
export const remindLayout: Layout = {
  layout: 'REMIND',
  version: 1,
  expects: 'ReMIND-001/Preop-MR/..., ReMIND-001/Intraop-US/..., ReMIND-001/Annotations/... as NRRD',
  collection: {
    name: 'ReMIND',
    licence: 'CC BY 4.0',
    citation: 'Juvekar et al. 2023, ReMIND, doi:10.7937/3RAG-D070',
    derivedFrom: null,
  },
  readClaim(path) {
    const [, number, folder] = PATH.exec(path) ?? [];
    const stem = volumeFileName(path)?.stem;
    if (number === undefined || stem === undefined) return undefined;
    const patient = `ReMIND-${number}`;
    if (folder === 'Intraop-US') return readSweep(path, patient, stem);
    if (folder === 'Preop-MR') return readMri(path, patient, lastPart(stem));
    if (folder === 'Annotations') return readAnnotation(path, patient, stem);
    return afterResection(path, patient);
  },
  identify(pseudonym) {
    const subject = Number(/^ReMIND-(\d+)$/.exec(pseudonym)?.[1]);
    if (!(subject > 0)) return null;
    return { collection: 'REMIND', subject: String(subject), grounds: 'the case number of ReMIND' };
  },
};

const lastPart = (stem: string): string => stem.slice(stem.lastIndexOf('-') + 1);

const afterResection = (path: string, patient: string): Claim =>
  remarkOn(path, {
    patient,
    outcome: 'SKIPPED',
    reason: 'PHASE_NOT_USED',
    message: 'Taken after the resection: the pipeline compares images from before it.',
  });

function readSweep(path: string, patient: string, stem: string): Claim | undefined {
  const phase = sweepPhase(stem);
  if (phase === undefined) return undefined;
  if (phase === 'POST_RESECTION') return afterResection(path, patient);
  const name = phase === 'PRE_DURA' ? 'US_pre_dura' : 'US_post_dura';
  return {
    kind: 'VOLUME',
    patient,
    paths: [path],
    name,
    procedureNumber: 1,
    modality: 'US',
    sequence: 'B_MODE',
    phase,
  };
}

function readMri(path: string, patient: string, name: string): Claim {
  const sequence = mriSequence(name);
  if (sequence === undefined) {
    return remarkOn(path, {
      patient,
      outcome: 'SKIPPED',
      reason: 'SERIES_NOT_USED',
      message: `${name} is none of T1, T2 and FLAIR.`,
    });
  }
  const phase = 'PREOPERATIVE';
  return {
    kind: 'VOLUME',
    patient,
    paths: [path],
    name,
    procedureNumber: 1,
    modality: 'MR',
    sequence,
    phase,
  };
}

/** Parts of the name between hyphens: 1 is preop or intraop, 3 the structure, 5 and after the series it lies on. */
function readAnnotation(path: string, patient: string, stem: string): Claim | undefined {
  const parts = stem.split('-');
  const [, time, , structure, , ...series] = parts;
  if (series.length === 0) return undefined;
  if (!/^preop/i.test(time)) return afterResection(path, patient);
  const known = REMIND_STRUCTURES[structure.toLowerCase()];
  if (known === undefined) {
    return remarkOn(path, {
      patient,
      outcome: 'SKIPPED',
      reason: 'SERIES_NOT_USED',
      message: `The pipeline does not use the structure ${structure}.`,
    });
  }
  const { tool } = known;
  return {
    kind: 'ANNOTATION',
    patient,
    paths: [path],
    volume: series.join('-'),
    structure: known.structure,
    origin: tool === null ? 'MANUAL' : 'AUTOMATIC',
    annotator: tool === null ? 'ReMIND' : null,
    tool,
    toolVersion: null,
  };
}
