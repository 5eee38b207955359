import type { ActiveReason } from '../exclusions/types.ts';
import type { ChosenFreeze, Explanation, LackedSlice, SlicingFacts } from './diffTypes.ts';

export interface LackFacts {
  readonly lacks: ChosenFreeze;
  readonly slicings: ReadonlyMap<string, SlicingFacts>;
  /** Exclusions in force when the freeze was made, by subject. */
  readonly reasons: ReadonlyMap<string, ActiveReason>;
}

/** Why a freeze lacks a slice, from what was recorded by the time that it was made. */
export function explainLack(slice: LackedSlice, facts: LackFacts): Explanation {
  if (slice.volumeChosen) return explainPlace(slice, facts.lacks);
  const slicing = facts.slicings.get(slice.slicingId);
  return (slicing && explainSlicing(slicing, facts)) ?? UNEXPLAINED;
}

const UNEXPLAINED: Explanation = {
  cause: 'UNEXPLAINED',
  message: 'No record says why.',
  exclusionIds: [],
  reasonCode: null,
};

const explained = (cause: Explanation['cause'], message: string): Explanation => ({
  ...UNEXPLAINED,
  cause,
  message,
});

/** The volume was taken, the slice was not. */
function explainPlace(slice: LackedSlice, { freeze, rule }: ChosenFreeze): Explanation {
  const { placeFilled, exclusionId, reasonCode, areaMm2 } = slice;
  if (!placeFilled) {
    return explained(
      'OTHER_LABEL',
      `"${freeze.name}" takes another label of the volume, which has no such slice.`,
    );
  }
  if (exclusionId === null) return UNEXPLAINED;
  const record = { exclusionIds: [exclusionId], reasonCode };
  if (reasonCode === 'BELOW_MINIMUM_AREA') {
    const message = `${areaMm2.toFixed(1)} mm2 are below the ${rule.minimumAreaMm2} mm2 of ${rule.name}@${rule.version}.`;
    return { cause: 'RULE_AREA', message, ...record };
  }
  if (reasonCode === 'AXIS_NOT_SELECTED') {
    return {
      cause: 'RULE_AXES',
      message: `${rule.name}@${rule.version} leaves axis ${slice.axis} out.`,
      ...record,
    };
  }
  return { cause: 'EXCLUSION', message: `The slice is excluded: ${reasonCode}.`, ...record };
}

/** The volume was not taken at all. */
function explainSlicing(slicing: SlicingFacts, { lacks, reasons }: LackFacts): Explanation | undefined {
  const { freeze, rule, selection } = lacks;
  const { dataSetIds, registrationMethod, annotatorName } = selection;
  if (dataSetIds !== null && !dataSetIds.includes(slicing.dataSetId)) {
    return explained('DATA_SET', `"${freeze.name}" does not take the data set.`);
  }
  if (!rule.labelSources.includes(slicing.labelSource)) {
    return explained('LABEL_SOURCE', `${rule.name}@${rule.version} does not take ${slicing.labelSource}.`);
  }
  if (slicing.madeLater !== null) {
    return explained('MADE_LATER', `"${freeze.name}" was made before ${slicing.madeLater}.`);
  }
  if (slicing.superseded !== null) {
    return explained('SUPERSEDED', `A newer version had replaced ${slicing.superseded}.`);
  }
  const method = slicing.registrationMethod;
  if (method !== null && registrationMethod !== null && method !== registrationMethod) {
    return explained('REGISTRATION_METHOD', `"${freeze.name}" takes ${registrationMethod}, not ${method}.`);
  }
  if (slicing.pseudoLabelId === null && annotatorName !== null && slicing.annotatorName !== annotatorName) {
    return explained(
      'ANNOTATOR',
      `"${freeze.name}" takes labels of ${annotatorName}, not of ${slicing.annotatorName ?? 'nobody named'}.`,
    );
  }
  return explainExclusions(slicing, reasons);
}

function explainExclusions(
  slicing: SlicingFacts,
  reasons: ReadonlyMap<string, ActiveReason>,
): Explanation | undefined {
  const line = [
    ...[slicing.patientId, slicing.volumeId, slicing.annotationId],
    ...[slicing.registrationId, slicing.pseudoLabelId],
  ];
  const found = line.flatMap((id) => (id === null ? [] : (reasons.get(id) ?? [])));
  if (found.length === 0) return undefined;
  const what = found.map(
    ({ subjectKind, reasonCode }) =>
      `the ${subjectKind.toLowerCase().replace('_', ' ')} is excluded: ${reasonCode}`,
  );
  const message = `${what.join('; ')}.`;
  return {
    cause: 'EXCLUSION',
    message: message[0].toUpperCase() + message.slice(1),
    exclusionIds: found.map(({ id }) => id),
    reasonCode: found[0].reasonCode,
  };
}
