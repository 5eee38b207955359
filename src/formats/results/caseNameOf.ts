const ENDINGS = /\.(nii\.gz|nii|nrrd|mha|mhd|png|tif|bmp)$/i;

/** The case that a path of a result file belongs to: folders of either kind of slash and the ending are left out. */
export const caseNameOf = (path: string): string =>
  (path.split(/[/\\]/).at(-1) as string).replace(ENDINGS, '').trim();
