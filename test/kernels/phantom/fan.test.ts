import { describe, expect, it } from '@jest/globals';
import { fromFan } from '../../../src/kernels/phantom/fromFan.ts';
import { type FanPoint, toFan } from '../../../src/kernels/phantom/toFan.ts';
import type { Fan } from '../../../src/kernels/phantom/types.ts';

const FAN: Fan = {
  lateralRadiusMm: 20,
  elevationRadiusMm: 45,
  halfLateralRad: 0.5,
  halfElevationRad: 0.3,
  depthMm: 50,
};

describe('the fan', () => {
  it('measures range from the face along the axis of the probe', () => {
    expect(fromFan(FAN, 0, 0, 0)).toEqual([0, 0, 0]);
    expect(fromFan(FAN, 30, 0, 0)).toEqual([0, 0, 30]);
  });

  it('diverges from a line behind the face: 20 mm behind, 30 degrees, 20 mm range', () => {
    const [x, y, z] = fromFan(FAN, 20, Math.PI / 6, 0);
    expect(x).toBeCloseTo(20, 10);
    expect(y).toBe(0);
    expect(z).toBeCloseTo(40 * Math.cos(Math.PI / 6) - 20, 10);
  });

  it('goes there and back', () => {
    const point: FanPoint = { rangeMm: 0, beamRad: 0, frameRad: 0 };
    for (const [range, beam, frame] of [
      [0, 0.4, -0.2],
      [12, -0.3, 0.25],
      [49, 0.5, 0.3],
    ]) {
      toFan(FAN, ...(fromFan(FAN, range, beam, frame) as [number, number, number]), point);
      expect(point.rangeMm).toBeCloseTo(range, 9);
      expect(point.beamRad).toBeCloseTo(beam, 9);
      expect(point.frameRad).toBeCloseTo(frame, 9);
    }
  });
});
