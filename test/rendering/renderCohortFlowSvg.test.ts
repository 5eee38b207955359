import { describe, expect, test } from '@jest/globals';
import { rasterise } from '../../src/rendering/markup/rasterise.ts';
import { renderCohortFlowSvg } from '../../src/rendering/renderCohortFlowSvg.ts';
import type { CohortFlow, FlowCount } from '../../src/rendering/types.ts';

function n(patients: number, volumes: number, slices: number | null = null): FlowCount {
  return { patients, volumes, slices };
}

const FLOW: CohortFlow = {
  nodes: [
    {
      stage: 'ELIGIBILITY',
      title: 'Recorded',
      nIn: n(12, 20),
      excluded: [
        { reasonCode: 'NO_MRI', title: 'No MRI', count: n(0, 0) },
        { reasonCode: 'NO_LABEL', title: 'No tumour annotation', count: n(1, 3) },
      ],
      nOut: n(11, 17),
    },
    { stage: 'SLICING', title: 'Sliced', nIn: n(11, 17, 12034), excluded: [], nOut: n(11, 17, 12034) },
  ],
};

describe('renderCohortFlowSvg', () => {
  test('shows every stage with its counts and what is included at the end', () => {
    const text = renderCohortFlowSvg(FLOW);
    for (const expected of [
      '12 patients · 20 volumes',
      '11 patients · 17 volumes · 12,034 slices',
      'Included',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).not.toContain('Differs');
  });

  test('keeps the row of a reason that excluded nothing', () => {
    const text = renderCohortFlowSvg(FLOW);
    expect(text).toContain('>No MRI</text>');
    expect(text).toContain('NO_MRI');
    expect(text.match(/>0<\/text>/g)).toHaveLength(2);
    expect(text.match(/>–<\/text>/g)).toHaveLength(2);
  });

  test('says where a stage receives other counts than the one before passed on', () => {
    const [first, second] = FLOW.nodes;
    const text = renderCohortFlowSvg({ nodes: [first, { ...second, nIn: n(11, 16, 12034) }] });
    expect(text).toContain('Differs from what the stage before passed on');
  });

  test('wraps long text, escapes it and can be drawn', () => {
    const [first] = FLOW.nodes;
    const text = renderCohortFlowSvg({
      nodes: [
        {
          ...first,
          title: `<b>&"${' long'.repeat(60)}`,
          excluded: [{ ...first.excluded[0], title: 'w'.repeat(300) }],
        },
      ],
    });
    expect(text).toContain('&lt;b&gt;&amp;&quot;');
    expect(text).not.toContain('w'.repeat(100));
    expect(rasterise(text).length).toBeGreaterThan(1000);
  });

  test('an empty flow says so', () => {
    expect(renderCohortFlowSvg({ nodes: [] })).toContain('No stages recorded');
  });

  test.each([n(-1, 0), n(1.5, 0), n(0, Number.NaN), n(1, 1, Number.POSITIVE_INFINITY)])(
    'refuses the counts %o',
    (nOut) => {
      expect(() => renderCohortFlowSvg({ nodes: [{ ...FLOW.nodes[0], nOut }] })).toThrow('whole number');
    },
  );
});
