import { describe, expect, it } from '@jest/globals';
import { chooseSlicings } from '../../../src/domains/freezes/service/chooseSlicings.ts';
import type { UsableSlicing } from '../../../src/domains/freezes/types.ts';

const drawn = (slicingId: string, volumeId: string, annotationId: string): UsableSlicing => ({
  ...{ slicingId, volumeId, annotationId, patientId: 'p', labelSource: 'US_MANUAL' },
  ...{ pseudoLabelId: null, registrationMethod: null },
});

const carried = (
  slicingId: string,
  volumeId: string,
  registrationMethod: 'LC2_RIGID' | 'TRACKED_POSE' = 'LC2_RIGID',
): UsableSlicing => ({
  ...{ slicingId, volumeId, annotationId: null, patientId: 'p', labelSource: 'MRI_TRANSFER' },
  ...{ pseudoLabelId: `l${slicingId}`, registrationMethod },
});

const chosen = (...usable: UsableSlicing[]): string[] =>
  chooseSlicings(usable).map((slicing) => slicing.slicingId);

describe('chooseSlicings', () => {
  it('takes one slicing a volume, the first given, which is the newest', () => {
    expect(chosen(carried('3', 'v'), carried('2', 'w'), carried('1', 'v'))).toEqual(['3', '2']);
    expect(chosen()).toEqual([]);
  });

  it('takes a drawn label before a transferred one', () => {
    expect(chosen(carried('3', 'v'), drawn('2', 'v', 'a'), carried('1', 'w'))).toEqual(['2', '1']);
  });

  it('takes the newest slicing of one annotation that was sliced twice', () => {
    expect(chosen(drawn('2', 'v', 'a'), drawn('1', 'v', 'a'))).toEqual(['2']);
  });

  it('refuses to choose between registration methods, whatever their volumes', () => {
    expect(() => chosen(carried('1', 'v'), carried('2', 'w', 'TRACKED_POSE'))).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('(LC2_RIGID, TRACKED_POSE): name one in registrationMethod'),
      }),
    );
  });

  it('refuses to choose between raters of one volume', () => {
    expect(chosen(drawn('1', 'v', 'a'), drawn('2', 'w', 'b'))).toEqual(['1', '2']);
    expect(() => chosen(drawn('1', 'v', 'a'), drawn('2', 'v', 'b'))).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining('annotatorName') }),
    );
  });
});
