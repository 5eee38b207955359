import { describe, expect, it } from '@jest/globals';
import { parseCondition } from '../../../src/cli/inclusion/parseCondition.ts';

describe('parseCondition', () => {
  it('reads limits and words, and adds to those before', () => {
    const first = parseCondition('overlap_fraction >= 0.6');
    expect(first).toEqual([{ measure: 'OVERLAP_FRACTION', atLeast: 0.6 }]);
    expect(parseCondition('PHASE=pre_dura, POST_DURA', first)).toEqual([
      ...first,
      { measure: 'PHASE', oneOf: ['PRE_DURA', 'POST_DURA'] },
    ]);
    expect(parseCondition('MTRE_MM<=5')).toEqual([{ measure: 'MTRE_MM', atMost: 5 }]);
  });

  it.each(['', 'MTRE_MM', 'MTRE_MM<5', 'MTRE_MM<=', 'MTRE_MM<=NaN', 'MTRE_MM>=Infinity', 'BEAUTY>=1', '>=1'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseCondition(text)).toThrow(/Measures are|must be a number/);
    },
  );
});
