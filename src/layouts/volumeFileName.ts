const EXTENSION = /\.(nii|nii\.gz|nrrd|nhdr|mha|mhd|mnc|mnc2)$/i;

/** A path's last part without the extension of a volume file; undefined for other files. */
export function volumeFileName(
  path: string,
): { readonly stem: string; readonly extension: string } | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const found = EXTENSION.exec(name);
  return found ? { stem: name.slice(0, found.index), extension: found[1].toLowerCase() } : undefined;
}
