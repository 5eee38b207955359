/**
 * The structure and the reference series in the description of a ReMIND segmentation, `tumor seg - MR ref:
 * 3D_AX_T1_postcontrast`; undefined for descriptions of another form.
 */
export function parseSegmentationName(
  seriesDescription: string,
): { readonly structure: string; readonly reference: string } | undefined {
  const match = /^(.*?) seg - MR ref: (.*)$/.exec(seriesDescription);
  return match ? { structure: match[1].trim(), reference: match[2].trim() } : undefined;
}
