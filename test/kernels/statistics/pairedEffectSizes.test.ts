import { describe, expect, it } from '@jest/globals';
import { pairedEffectSizes } from '../../../src/kernels/statistics/pairedEffectSizes.ts';
import { sixPatients } from './sharedStatistics.ts';

describe('pairedEffectSizes', () => {
  it('gives the reference values of six patients', () => {
    expect(pairedEffectSizes(sixPatients.x, sixPatients.y)).toMatchObject({
      state: 'DEFINED',
      n: 6,
      meanDifference: expect.closeTo(0.04, 12),
      dz: expect.closeTo(1.069044968, 9),
      dAv: expect.closeTo(0.300295102, 9),
      hedgesGz: expect.closeTo(0.898798148, 9),
    });
  });

  it('uses the exact small-sample factor', () => {
    const x = Array.from({ length: 11 }, (_, i) => i * i);
    const sizes = pairedEffectSizes(x, new Array<number>(11).fill(3));
    if (sizes.state !== 'DEFINED') throw new Error('has variation');
    // J(10), Hedges 1981.
    expect(sizes.hedgesGz / sizes.dz).toBeCloseTo(0.9227456081, 9);
  });

  it('changes sign with the arms and not with the unit', () => {
    const { x, y } = sixPatients;
    const there = pairedEffectSizes(x, y);
    const back = pairedEffectSizes(
      y.map((v) => 100 * v),
      x.map((v) => 100 * v),
    );
    if (there.state !== 'DEFINED' || back.state !== 'DEFINED') throw new Error('both have variation');
    for (const name of ['dz', 'dAv', 'hedgesGz'] as const) expect(back[name]).toBeCloseTo(-there[name], 10);
  });

  it('has no size when every difference is the same, whatever its rounding', () => {
    expect(pairedEffectSizes([0.3, 0.8, 0.6], [0.2, 0.7, 0.5])).toEqual({
      state: 'NO_VARIATION',
      n: 3,
      meanDifference: expect.closeTo(0.1, 12),
    });
  });

  it.each([0, 1, 2])('has no size for %d pairs', (n) => {
    const values = Array.from({ length: n }, (_, i) => i);
    expect(pairedEffectSizes(values, values)).toEqual({ state: 'TOO_FEW_PAIRS', n });
  });

  it('rejects lists that do not pair and values that are no numbers', () => {
    expect(() => pairedEffectSizes([1, 2], [1])).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(() => pairedEffectSizes([1, Number.NaN, 2], [1, 2, 3])).toThrow(
      expect.objectContaining({ code: 'NON_FINITE_VALUES' }),
    );
  });
});
