import type { Claim, Layout } from '../types.ts';
import { volumeFileName } from '../volumeFileName.ts';
import { readRemindSeries } from './readRemindSeries.ts';
import { afterResection, labelClaim, mriClaim, sweepClaim } from './remindClaims.ts';

const PATH = /(?:^|\/)(?:ReMIND-)?(\d{3})\/(Preop-MR|Intraop-US|Intraop-MR|Annotations)\/[^/]+$/;

/** ReMIND: DICOM folders as TCIA gives them, or NRRD files in a folder a patient. */
export const remindLayout: Layout = {
  layout: 'REMIND',
  version: 2,
  expects:
    'ReMIND-001/STUDY/SERIES/1-1.dcm, or ReMIND-001/Preop-MR/..., ReMIND-001/Intraop-US/..., ReMIND-001/Annotations/... as NRRD',
  collection: {
    name: 'ReMIND',
    licence: 'CC BY 4.0',
    citation: 'Juvekar et al. 2023, ReMIND, doi:10.7937/3RAG-D070',
    derivedFrom: null,
  },
  series: {
    hint: /(^|\/)ReMIND-\d{3}\/(.*\/)?[^/]+\.dcm$|(^|\/)[^/]*(Preop|Intraop)-\d+\/[^/]+\/[^/]+\.dcm$/i,
    readClaims: readRemindSeries,
  },
  readClaim(path) {
    const [, number, folder] = PATH.exec(path) ?? [];
    const stem = volumeFileName(path)?.stem;
    if (number === undefined || stem === undefined) return undefined;
    const place = { patient: `ReMIND-${number}`, paths: [path] };
    if (folder === 'Intraop-US') return sweepClaim(place, stem);
    if (folder === 'Preop-MR') return mriClaim(place, lastPart(stem));
    if (folder === 'Annotations') return readAnnotation(place, stem);
    return afterResection(place);
  },
  identify(pseudonym) {
    const subject = Number(/^ReMIND-(\d+)$/.exec(pseudonym)?.[1]);
    if (!(subject > 0)) return null;
    return { collection: 'REMIND', subject: String(subject), grounds: 'the case number of ReMIND' };
  },
};

const lastPart = (stem: string): string => stem.slice(stem.lastIndexOf('-') + 1);

/** Parts of the name between hyphens: 1 is preop or intraop, 3 the structure, 5 and after the series it lies on. */
function readAnnotation(place: { patient: string; paths: string[] }, stem: string): Claim | undefined {
  const [, time, , structure, , ...series] = stem.split('-');
  if (series.length === 0) return undefined;
  if (!/^preop/i.test(time)) return afterResection(place);
  return labelClaim(place, structure, series.join('-'));
}
