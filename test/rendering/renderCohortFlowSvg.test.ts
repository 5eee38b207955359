import { describe, expect, test } from '@jest/globals';
import { rasterise } from '../../src/rendering/markup/rasterise.ts';
import { renderCohortFlowSvg } from '../../src/rendering/renderCohortFlowSvg.ts';
import type { CohortFlow, FlowCount } from '../../src/rendering/types.ts';

function n(patients: number, volumes: number, slices: number | null = null): FlowCount {
  return { patients, volumes, slices };
}

const HEAD = { scope: 'Freeze reference', asOf: '2026-11-24T18:05:00.000Z', ledgerSeq: '1234' };

const FLOW: CohortFlow = {
  ...HEAD,
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
      ...['12 patients', '20 volumes', '11 patients', '17 volumes', '12,034 slices', 'Included'],
      ...['Freeze reference', 'Records of 2026-11-24 18:05 UTC, up to event 1,234 of the ledger.'],
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
    // Slices do not exist yet: in both reasons, in their sum and its rate.
    expect(text.match(/>–<\/text>/g)).toHaveLength(4);
  });

  test('gives the rate of what entered with its interval', () => {
    // 1 of 12 and 3 of 20, Wilson 95 %.
    const text = renderCohortFlowSvg(FLOW);
    expect(text).toContain('>8.3 (1.5–35.4)<');
    expect(text).toContain('>15.0 (5.2–36.0)<');
  });

  test('keeps to one page of A4, however long', () => {
    const size = (text: string) => /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(text)?.slice(1).map(Number);
    const nodes = Array.from({ length: 30 }, () => FLOW.nodes[0]);
    expect(size(renderCohortFlowSvg(FLOW))?.[0]).toBeCloseTo(210, 0);
    const [width, height] = size(renderCohortFlowSvg({ ...HEAD, nodes })) as number[];
    expect(width).toBeCloseTo(210, 0);
    expect(height).toBeLessThanOrEqual(297.2);
  });

  test('says where a stage receives other counts than the one before passed on', () => {
    const [first, second] = FLOW.nodes;
    const text = renderCohortFlowSvg({ ...HEAD, nodes: [first, { ...second, nIn: n(11, 16, 12034) }] });
    expect(text).toContain('>Differs from what the<');
    expect(text).toContain('>11 patients, 17 volumes<');
  });

  test('wraps long text, escapes it and can be drawn', () => {
    const [first] = FLOW.nodes;
    const text = renderCohortFlowSvg({
      ...HEAD,
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
    expect(renderCohortFlowSvg({ ...HEAD, nodes: [] })).toContain('No stages recorded');
  });

  test.each([n(-1, 0), n(1.5, 0), n(0, Number.NaN), n(1, 1, Number.POSITIVE_INFINITY)])(
    'refuses the counts %o',
    (nOut) => {
      expect(() => renderCohortFlowSvg({ ...HEAD, nodes: [{ ...FLOW.nodes[0], nOut }] })).toThrow(
        'whole number',
      );
    },
  );
});
