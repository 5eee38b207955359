import {
  FAILURE_FEATURES,
  failureFeatures,
} from '../../src/kernels/registration/uncertainty/failureFeatures.ts';
import { failureProbability } from '../../src/kernels/registration/uncertainty/failureProbability.ts';
import type { EvidenceModel } from '../../src/kernels/registration/uncertainty/types.ts';
import type { CurvePoint } from './calibrationCurve.ts';
import { countRecommendations } from './countRecommendations.ts';
import { areaUnderCurve, brierScore, type Prediction, reliability } from './discrimination.ts';
import { errorRatios } from './errorRatios.ts';
import { hasFailed } from './hasFailed.ts';
import { recommends } from './recommends.ts';
import { signsOf } from './signsOf.ts';
import { CONDITIONS, type MeasuredCase } from './types.ts';

export interface FittedEvidence {
  readonly model: EvidenceModel;
  readonly tuning: readonly MeasuredCase[];
  readonly heldOut: readonly MeasuredCase[];
  readonly resect: readonly MeasuredCase[];
  readonly curve: readonly CurvePoint[];
}

/** The measured part of docs/registration-evidence.md, as Markdown. */
export function describeEvidence(fitted: FittedEvidence): string {
  return [
    cohortSection(fitted),
    curveSection(fitted),
    failureSection(fitted),
    recommendationSection(fitted),
    resectSection(fitted),
  ].join('\n\n');
}

function cohortSection({ model, tuning, heldOut }: FittedEvidence): string {
  const patients = (cases: readonly MeasuredCase[]): number => new Set(cases.map((c) => c.patient)).size;
  const cells = (cases: readonly MeasuredCase[]): string[] => [
    `${cases.filter(hasFailed).length} / ${cases.length}`,
    number(median(cases.filter((c) => !hasFailed(c)).map((c) => c.errorMm as number))),
  ];
  const rows = CONDITIONS.map((name) => [
    name,
    ...[tuning, heldOut].flatMap((cases) => cells(cases.filter(({ condition }) => condition === name))),
  ]);
  return `Model \`${model.version}\`. Tuning: ${patients(tuning)} patients, ${tuning.length} registrations. Held out: ${patients(heldOut)} other patients, ${heldOut.length} registrations.

${table(
  [
    'condition',
    'failed, tuning',
    'median error of the rest, mm',
    'failed, held out',
    'median error of the rest, mm',
  ],
  rows,
)}`;
}

function curveSection({ model, curve, heldOut }: FittedEvidence): string {
  const rows = curve.map(({ level, ratio, inside, count, observed, interval }) => [
    percent(level),
    number(ratio),
    `${percent(observed)} (${inside} / ${count})`,
    `${percent(interval.lower)} to ${percent(interval.upper)}`,
  ]);
  const byCondition = CONDITIONS.flatMap((name) => {
    const ratios = errorRatios(heldOut.filter(({ condition }) => condition === name));
    if (ratios.length === 0) return [];
    const within = (limit: number): string =>
      `${ratios.filter((ratio) => ratio <= limit).length} / ${ratios.length}`;
    return [[name, within(model.ratio68), within(model.ratio95)]];
  });
  return `### Displacement

${table(['promised', 'radius in spreads', 'observed, held out', '95 % interval'], rows)}

![Observed against promised coverage](pictures/registration-calibration.svg)

${table(['held out', 'within the 68 % radius', 'within the 95 % radius'], byCondition)}`;
}

function failureSection({ model, tuning, heldOut }: FittedEvidence): string {
  const weights = FAILURE_FEATURES.map(({ name }, n) => [
    name,
    number(model.failure.weights[n]),
    number(areaUnderCurve(signed(heldOut, n))),
  ]);
  const scores = [tuning, heldOut].map((cases, n) => {
    const predictions = predict(cases, model);
    return [
      ['tuning', 'held out'][n],
      number(areaUnderCurve(predictions)),
      number(brierScore(predictions), 3),
    ];
  });
  const bins = reliability(predict(heldOut, model)).map((bin) => [
    `${bin.from} to ${bin.to}`,
    String(bin.count),
    number(bin.meanProbability),
    number(bin.failedShare),
  ]);
  return `### Failure

${table(['cohort', 'AUC', 'Brier score'], scores)}

${table(['probability, held out', 'n', 'mean probability', 'share that failed'], bins)}

${table(['feature', 'weight per standard deviation', 'AUC alone, held out'], weights)}`;
}

function recommendationSection({ model, tuning, heldOut }: FittedEvidence): string {
  const rows = [tuning, heldOut].flatMap((cases, n) =>
    countRecommendations(cases, model).map(({ rule, right, rightOf, wrong, wrongOf }) => [
      ['tuning', 'held out'][n],
      rule,
      `${right} / ${rightOf}`,
      `${wrong} / ${wrongOf}`,
    ]),
  );
  return `### Recommendation

${table(['cohort', 'rule', 'right results recommended', 'failures recommended'], rows)}`;
}

function resectSection({ model, resect }: FittedEvidence): string {
  if (resect.length === 0) return '### RESECT case 24\n\nNot measured: the images were absent.';
  const rows = [...new Set(resect.map(({ condition }) => condition))].map((name) => {
    const cases = resect.filter(({ condition, errorCode }) => condition === name && errorCode === '');
    const range = (of: (c: MeasuredCase) => number | null, digits = 2): string => {
      const values = cases.map(of).filter((value) => value !== null);
      if (values.length === 0) return '-';
      return `${number(Math.min(...values), digits)} to ${number(Math.max(...values), digits)}`;
    };
    return [
      name,
      String(cases.length),
      range(({ startMm }) => startMm, 1),
      range(({ errorMm }) => errorMm),
      range(({ movedMm }) => movedMm, 1),
      range(({ spreadMm }) => spreadMm && spreadMm * model.ratio68),
      range(({ spreadMm }) => spreadMm && spreadMm * model.ratio95),
      range((c) => failureProbability(signsOf(c), model)),
      `${cases.filter((c) => recommends(c, model)).length}`,
    ];
  });
  const titles = [
    'start',
    'n',
    'start off, mm',
    'result off, mm',
    'moved, mm',
    'uncertainty, mm',
    '95 % radius, mm',
    'failure probability',
    'recommended',
  ];
  return `### RESECT case 24\n\n${table(titles, rows)}`;
}

const predict = (cases: readonly MeasuredCase[], model: EvidenceModel): Prediction[] =>
  cases.map((c) => ({ probability: failureProbability(signsOf(c), model), failed: hasFailed(c) }));

/** One feature as if it were the probability; below 0.5 turned round, for features that speak against failure. */
function signed(cases: readonly MeasuredCase[], feature: number): Prediction[] {
  const predictions = cases.map((c) => ({
    probability: failureFeatures(signsOf(c))[feature],
    failed: hasFailed(c),
  }));
  if (areaUnderCurve(predictions) >= 0.5) return predictions;
  return predictions.map(({ probability, failed }) => ({ probability: -probability, failed }));
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const number = (value: number, digits = 2): string => (Number.isFinite(value) ? value.toFixed(digits) : '-');
const percent = (share: number): string => `${Math.round(100 * share)} %`;

function median(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
