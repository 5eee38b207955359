import type { ChosenFreeze, FreezeComparison } from './diffTypes.ts';

/** How two freezes were chosen differently, in words. */
export function ruleDifferences(a: ChosenFreeze, b: ChosenFreeze): FreezeComparison['ruleDifferences'] {
  const one = described(a);
  const other = described(b);
  return Object.keys(one)
    .map((what) => ({ what, a: one[what], b: other[what] }))
    .filter((row) => row.a !== row.b);
}

function described({ rule, selection }: ChosenFreeze): Record<string, string> {
  return {
    'data sets': selection.dataSetIds?.join(', ') ?? 'all',
    'label sources': [...rule.labelSources].sort().join(', '),
    axes: [...rule.axes].sort().join(', '),
    'minimum area': `${rule.minimumAreaMm2} mm2`,
    'registration method': selection.registrationMethod ?? 'any',
    annotator: selection.annotatorName ?? 'any',
  };
}
