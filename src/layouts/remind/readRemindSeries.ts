import { remarkOn } from '../remarkOn.ts';
import type { Claim, ListedSeries, Remark } from '../types.ts';
import { parseSegmentationName } from './parseSegmentationName.ts';
import { afterResection, labelClaim, mriClaim, notUsed, sweepClaim, sweepName } from './remindClaims.ts';

const PSEUDONYM = /^ReMIND-\d{3}$/;

/**
 * What the series of ReMIND are, by their headers alone: dates order nothing, for all are the same, and folder names
 * are only hints. A study is intra-operative when it says so or holds ultrasound. A label belongs to the series of
 * its study that its description names.
 */
export function readRemindSeries(series: readonly ListedSeries[]): Claim[] {
  const studies = new Map<string, ListedSeries[]>();
  for (const one of series) {
    const key = `${one.patientId}\n${one.studyUid}`;
    studies.set(key, [...(studies.get(key) ?? []), one]);
  }
  return [...studies.values()].flatMap(readStudy);
}

interface Study {
  readonly time: 'PREOPERATIVE' | 'INTRAOPERATIVE' | undefined;
  readonly series: readonly ListedSeries[];
  /** Names of the volumes of image series, each once in the study. */
  readonly names: ReadonlyMap<ListedSeries, string>;
}

function readStudy(series: readonly ListedSeries[]): Claim[] {
  const study = { time: timeOf(series), series, names: namesOf(series) };
  return series.map((one) => quarantine(one) ?? withKind(readSeries(study, one), one));
}

/** The study with ultrasound is the intra-operative one; undefined when that contradicts what it says, or it says neither. */
function timeOf(series: readonly ListedSeries[]): Study['time'] {
  const said = series[0].studyDescription;
  const intraoperative = /intra-?op/i.test(said);
  const preoperative = /pre-?op/i.test(said) && !intraoperative;
  if (series.some(isSweep)) return preoperative ? undefined : 'INTRAOPERATIVE';
  return intraoperative ? 'INTRAOPERATIVE' : preoperative ? 'PREOPERATIVE' : undefined;
}

const isSweep = ({ modality, content }: ListedSeries): boolean => modality === 'US' && content === 'IMAGE';

const baseName = (series: ListedSeries): string =>
  (isSweep(series) ? sweepName(series.description) : undefined) ?? series.description;

function namesOf(series: readonly ListedSeries[]): ReadonlyMap<ListedSeries, string> {
  const images = series.filter(({ content }) => content === 'IMAGE');
  const isUnique = (name: string): boolean => images.filter((other) => baseName(other) === name).length === 1;
  return new Map(
    images.map((one) => {
      const name = baseName(one);
      return [one, isUnique(name) ? name : `${name} ${one.seriesNumber ?? ''}`.trim()];
    }),
  );
}

/** Nothing that a file says is repeated before it is known to identify nobody. */
function quarantine({ identifying, patientId, paths, content }: ListedSeries): Remark | undefined {
  const kind = content === 'IMAGE' ? 'VOLUME' : 'ANNOTATION';
  const named = PSEUDONYM.test(patientId) && { patient: patientId };
  if (identifying.length > 0) {
    const message = `It may identify a person (${identifying.join('; ')}). Remove these and import again.`;
    return remarkOn(paths[0], {
      ...{ kind, ...named },
      outcome: 'QUARANTINED',
      reason: 'IDENTIFYING_DATA',
      message,
    });
  }
  return named ? undefined : odd(paths[0], kind, 'Its Patient ID is not of the form ReMIND-001.');
}

const odd = (key: string, kind: Remark['kind'], message: string, patient: string | null = null): Remark => ({
  ...{ key, kind, patient, message },
  outcome: 'NEEDS_ATTENTION',
  reason: 'INVALID_ENTRY',
});

const withKind = (claim: Claim, { content }: ListedSeries): Claim =>
  claim.kind === 'FILE' ? { ...claim, kind: content === 'IMAGE' ? 'VOLUME' : 'ANNOTATION' } : claim;

function readSeries(study: Study, series: ListedSeries): Claim {
  const { patientId: patient, paths, description, modality } = series;
  const place = { patient, paths };
  const name = study.names.get(series);
  if (study.time === undefined) {
    return odd(paths[0], 'FILE', `Its study says neither Preop nor Intraop, or contradicts itself.`, patient);
  }
  if (name === undefined) return readLabel(study, series);
  if (isSweep(series)) {
    return sweepClaim(place, description, name) ?? notUsed(place, `${description} is no known sweep.`);
  }
  if (study.time === 'INTRAOPERATIVE') return afterResection(place);
  if (modality !== 'MR') return notUsed(place, `A series of the modality ${modality}.`);
  return mriClaim(place, description, name);
}

function readLabel({ time, series, names }: Study, label: ListedSeries): Claim {
  const { patientId: patient, paths, description, frameOfReferenceUid } = label;
  const place = { patient, paths };
  if (time === 'INTRAOPERATIVE') return afterResection(place);
  const name = parseSegmentationName(description);
  if (name === undefined) {
    return odd(paths[0], 'FILE', 'Its description is not of the form "tumor seg - MR ref: SERIES".', patient);
  }
  const called = series.filter((one) => names.has(one) && one.description === name.reference);
  const inFrame = called.filter((one) => one.frameOfReferenceUid === frameOfReferenceUid);
  const [volume, ...others] = called.length > 1 ? inFrame : called;
  if (others.length > 0 || (called.length > 1 && volume === undefined)) {
    return odd(paths[0], 'FILE', `Its study holds ${called.length} series "${name.reference}".`, patient);
  }
  return labelClaim(place, name.structure, (volume && names.get(volume)) ?? name.reference);
}
