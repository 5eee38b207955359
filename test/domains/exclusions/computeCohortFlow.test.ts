import { describe, expect, it } from '@jest/globals';
import { computeCohortFlow } from '../../../src/domains/exclusions/computeCohortFlow.ts';
import type { FlowFacts, FlowNode, LabelPath } from '../../../src/domains/exclusions/flowTypes.ts';
import type { ActiveReason } from '../../../src/domains/exclusions/types.ts';
import type { Stage } from '../../../src/generated/prisma/client.ts';

const CATALOGUE: [string, Stage][] = [
  ['NO_ULTRASOUND', 'ELIGIBILITY'],
  ['NO_MRI', 'ELIGIBILITY'],
  ['POOR_ULTRASOUND', 'IMAGE_QUALITY'],
  ['POOR_ANNOTATION', 'ANNOTATION'],
  ['REGISTRATION_FAILED', 'REGISTRATION'],
  ['LOW_OVERLAP', 'REGISTRATION'],
  ['REVIEW_REJECTED', 'VISUAL_REVIEW'],
  ['LABEL_OUTSIDE_CONE', 'TRANSFER'],
  ['NOT_SLICED', 'SLICING'],
  ['BELOW_MINIMUM_AREA', 'SLICING'],
  ['AXIS_NOT_SELECTED', 'SLICING'],
  ['PATIENT_IN_OTHER_SET', 'SPLIT'],
];

/** `A: 'a1 a2'` is patient A with the ultrasound volumes a1 and a2; '' is one without. */
function facts(
  cohort: Record<string, string>,
  more: Partial<Omit<FlowFacts, 'reasons'>> & { reasons?: string[] } = {},
): FlowFacts {
  return {
    volumes: Object.entries(cohort).flatMap(([patientId, ids]): FlowFacts['volumes'] =>
      ids === ''
        ? [{ patientId, volumeId: null }]
        : ids.split(' ').map((volumeId) => ({ patientId, volumeId })),
    ),
    paths: [],
    slices: null,
    catalogue: CATALOGUE.map(([code, stage]) => ({ code, stage, version: 1, title: code, description: '' })),
    ...more,
    reasons: (more.reasons ?? []).map(parseReason),
  };
}

/** `VOLUME a1 POOR_ULTRASOUND`. */
function parseReason(text: string): ActiveReason {
  const [subjectKind, subjectId, reasonCode] = text.split(' ');
  const stage = CATALOGUE.find(([code]) => code === reasonCode)?.[1] as Stage;
  return { id: text, subjectKind: subjectKind as ActiveReason['subjectKind'], subjectId, reasonCode, stage };
}

/** `volume registration pseudoLabel annotation`, `-` where there is none. */
function path(text: string): LabelPath {
  const [volumeId, ...ids] = text.split(' ');
  const [registrationId = null, pseudoLabelId = null, annotationId = null] = ids.map((id) =>
    id === '-' ? null : id,
  );
  return { volumeId, registrationId, pseudoLabelId, annotationId, registered: true, labelled: true };
}

/** Every stage as `patients/volumes[/slices]` going out, with what left for a reason. */
function summary(nodes: readonly FlowNode[]): Record<string, unknown> {
  const show = ({ patients, volumes, slices }: FlowNode['nOut']): string =>
    [patients, volumes, ...(slices === null ? [] : [slices])].join('/');
  return Object.fromEntries(
    nodes.map(({ stage, nOut, excluded }) => {
      const left = excluded
        .filter(({ count }) => count.patients + count.volumes + (count.slices ?? 0) > 0)
        .map(({ reason, count }) => `${reason.code} ${show(count)}`);
      return [stage, left.length > 0 ? [show(nOut), ...left] : show(nOut)];
    }),
  );
}

const flowOf = (...args: Parameters<typeof facts>) => summary(computeCohortFlow(facts(...args)));

/** All stages pass the same counts on. */
const unchanged = (counts: string) => ({
  ...{ ELIGIBILITY: counts, IMAGE_QUALITY: counts, ANNOTATION: counts },
  ...{ REGISTRATION: counts, VISUAL_REVIEW: counts, TRANSFER: counts },
});

describe('computeCohortFlow', () => {
  it('passes a cohort without exclusions through', () => {
    expect(flowOf({ A: 'a1 a2', B: 'b1', C: '' })).toEqual(unchanged('3/3'));
    expect(flowOf({})).toEqual(unchanged('0/0'));
  });

  it('keeps a row of zeros for every reason of a stage, at the levels that exist', () => {
    const [eligibility] = computeCohortFlow(facts({ A: 'a1' }));
    expect(eligibility.excluded.map(({ reason, count }) => [reason.code, count])).toEqual([
      ['NO_ULTRASOUND', { patients: 0, volumes: 0, slices: null }],
      ['NO_MRI', { patients: 0, volumes: 0, slices: null }],
    ]);
  });

  it('takes all volumes of an excluded patient for the reason of the patient', () => {
    expect(
      flowOf({ A: 'a1 a2', B: 'b1' }, { reasons: ['PATIENT A NO_MRI', 'VOLUME a1 POOR_ULTRASOUND'] }),
    ).toEqual({
      ...unchanged('1/1'),
      ELIGIBILITY: ['1/1', 'NO_MRI 1/2'],
    });
  });

  it('counts a patient without ultrasound as a patient alone', () => {
    expect(flowOf({ A: '', B: 'b1' }, { reasons: ['PATIENT A NO_ULTRASOUND'] })).toEqual({
      ...unchanged('1/1'),
      ELIGIBILITY: ['1/1', 'NO_ULTRASOUND 1/0'],
    });
  });

  it('keeps a patient with a volume left; the last volume takes the patient with it, for its reason', () => {
    const reasons = ['VOLUME a1 POOR_ULTRASOUND', 'VOLUME a2 REVIEW_REJECTED', 'VOLUME b1 POOR_ULTRASOUND'];
    expect(flowOf({ A: 'a1 a2', B: 'b1', C: 'c1' }, { reasons })).toEqual({
      ...unchanged('2/2'),
      ELIGIBILITY: '3/4',
      IMAGE_QUALITY: ['2/2', 'POOR_ULTRASOUND 1/2'],
      VISUAL_REVIEW: ['1/1', 'REVIEW_REJECTED 1/1'],
      TRANSFER: '1/1',
    });
  });

  it('lets a unit leave once, at the first stage that excludes it', () => {
    const reasons = [
      'VOLUME a1 REVIEW_REJECTED',
      'VOLUME a1 POOR_ULTRASOUND',
      'PATIENT A PATIENT_IN_OTHER_SET',
    ];
    expect(flowOf({ A: 'a1' }, { reasons })).toEqual({
      ...unchanged('0/0'),
      ELIGIBILITY: '1/1',
      IMAGE_QUALITY: ['0/0', 'POOR_ULTRASOUND 1/1'],
    });
  });

  it('keeps a volume while one of its label paths is open', () => {
    const paths = [path('a1 r1'), path('a1 r2')];
    expect(flowOf({ A: 'a1' }, { paths, reasons: ['REGISTRATION r1 LOW_OVERLAP'] })).toEqual(
      unchanged('1/1'),
    );
  });

  it('lets a volume go when its last label path ends, for the reason recorded first', () => {
    const paths = [path('a1 r1'), path('a1 r2')];
    const together = ['REGISTRATION r2 REGISTRATION_FAILED', 'REGISTRATION r1 LOW_OVERLAP'];
    expect(flowOf({ A: 'a1' }, { paths, reasons: together })).toMatchObject({
      ANNOTATION: '1/1',
      REGISTRATION: ['0/0', 'REGISTRATION_FAILED 1/1'],
    });
    const later = ['REGISTRATION r1 LOW_OVERLAP', 'REGISTRATION r2 REVIEW_REJECTED'];
    expect(flowOf({ A: 'a1' }, { paths, reasons: later })).toMatchObject({
      REGISTRATION: '1/1',
      VISUAL_REVIEW: ['0/0', 'REVIEW_REJECTED 1/1'],
    });
  });

  it('closes a path by its pseudo label or its annotation too', () => {
    const paths = [path('a1 r1 l1 n1'), path('a1 r1 l2 n1'), path('b1 r2 l3 n2'), path('c1 - - n3')];
    const reasons = [
      ...['PSEUDO_LABEL l1 LABEL_OUTSIDE_CONE', 'PSEUDO_LABEL l3 LABEL_OUTSIDE_CONE'],
      'ANNOTATION n3 POOR_ANNOTATION',
    ];
    expect(flowOf({ A: 'a1', B: 'b1', C: 'c1' }, { paths, reasons })).toEqual({
      ...unchanged('2/2'),
      ...{ ELIGIBILITY: '3/3', IMAGE_QUALITY: '3/3' },
      ANNOTATION: ['2/2', 'POOR_ANNOTATION 1/1'],
      TRANSFER: ['1/1', 'LABEL_OUTSIDE_CONE 1/1'],
    });
  });
});

describe('computeCohortFlow with the slices of a freeze', () => {
  const slices = (...rows: [string, string | null, number][]) =>
    rows.map(([volumeId, reasonCode, sliceCount]) => ({ volumeId, reasonCode, sliceCount }));

  it('counts slices taken and left out, and volumes by what their slices lacked', () => {
    const flow = flowOf(
      { A: 'a1 a2', B: 'b1', C: 'c1', D: 'd1' },
      {
        slices: slices(
          ['a1', null, 10],
          ['a1', 'BELOW_MINIMUM_AREA', 4],
          ['a2', 'AXIS_NOT_SELECTED', 9],
          ['a2', 'BELOW_MINIMUM_AREA', 1],
          ['b1', 'AXIS_NOT_SELECTED', 3],
          ['c1', null, 2],
        ),
      },
    );
    expect(flow).toEqual({
      ...unchanged('4/5'),
      SLICING: ['2/2/12', 'NOT_SLICED 1/1/0', 'BELOW_MINIMUM_AREA 0/1/5', 'AXIS_NOT_SELECTED 1/1/12'],
    });
  });

  it('names the recorded reason of a volume that was not sliced', () => {
    const reasons = ['VOLUME b1 NOT_SLICED', 'PATIENT C NOT_SLICED'];
    expect(
      flowOf({ A: 'a1', B: 'b1', C: 'c1 c2' }, { reasons, slices: slices(['a1', null, 1]) }),
    ).toMatchObject({
      SLICING: ['1/1/1', 'NOT_SLICED 2/3/0'],
    });
  });

  it('shows a later stage when something leaves there, and not as a lack of slices', () => {
    const reasons = ['PATIENT B PATIENT_IN_OTHER_SET', 'REGISTRATION r1 PATIENT_IN_OTHER_SET'];
    const flow = flowOf(
      { A: 'a1', B: 'b1 b2', C: 'c1' },
      { reasons, paths: [path('c1 r1')], slices: slices(['a1', null, 5]) },
    );
    expect(flow).toEqual({
      ...unchanged('3/4'),
      SLICING: '3/4/5',
      SPLIT: ['1/1/5', 'PATIENT_IN_OTHER_SET 2/3/0'],
    });
  });

  it('counts a slice that was excluded for a reason of another stage', () => {
    expect(
      flowOf(
        { A: 'a1', B: 'b1' },
        { slices: slices(['a1', null, 5], ['a1', 'POOR_ULTRASOUND', 2], ['b1', 'POOR_ULTRASOUND', 1]) },
      ),
    ).toMatchObject({ SLICING: ['1/1/5', 'POOR_ULTRASOUND 1/1/3'] });
  });

  it('keeps a volume in the freeze by one label though its other labels are out', () => {
    const paths = [path('a1 r1'), path('a1 - - n1')];
    expect(
      flowOf(
        { A: 'a1' },
        { paths, reasons: ['REGISTRATION r1 LOW_OVERLAP'], slices: slices(['a1', null, 3]) },
      ),
    ).toEqual({ ...unchanged('1/1'), SLICING: '1/1/3' });
  });

  it('refuses to answer when the counts do not balance', () => {
    expect(() => computeCohortFlow(facts({ A: 'a1' }, { slices: slices(['a1', 'UNHEARD_OF', 3]) }))).toThrow(
      'The cohort flow does not balance at SLICING: 1 patients in, 0 out, 0 explained.',
    );
  });

  it('balances whatever is excluded where', () => {
    const codes = CATALOGUE.map(([code]) => code);
    let state = 1;
    const pick = (n: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % n;
    };
    for (let round = 0; round < 300; round++) {
      const cohort = Object.fromEntries(
        Array.from({ length: 6 }, (_, p) => [
          `P${p}`,
          Array.from({ length: pick(4) }, (_, v) => `P${p}v${v}`).join(' '),
        ]),
      );
      const volumes = Object.values(cohort).flatMap((ids) => (ids === '' ? [] : ids.split(' ')));
      const paths = volumes.flatMap((id) =>
        Array.from({ length: pick(3) }, (_, r) => path(`${id} ${id}r${r}`)),
      );
      const reasons = Array.from({ length: 8 }, () => {
        const code = codes[pick(codes.length)];
        const subject = pick(3);
        if (subject === 0 || volumes.length === 0) return `PATIENT P${pick(6)} ${code}`;
        if (subject === 1 || paths.length === 0) return `VOLUME ${volumes[pick(volumes.length)]} ${code}`;
        return `REGISTRATION ${paths[pick(paths.length)].registrationId} ${code}`;
      });
      const rows = volumes.flatMap((id): [string, string | null, number][] =>
        pick(2) ? [[id, codes[8 + pick(3)], 1 + pick(5)]] : [],
      );
      const nodes = computeCohortFlow(facts(cohort, { paths, reasons, slices: slices(...rows) }));
      nodes.slice(1).forEach((node, n) => {
        expect({ ...node.nIn, slices: null }).toEqual({ ...nodes[n].nOut, slices: null });
        if (nodes[n].nOut.slices !== null) expect(node.nIn.slices).toBe(nodes[n].nOut.slices);
      });
    }
  });
});
