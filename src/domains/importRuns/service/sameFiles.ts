interface Sourced {
  readonly blobHash: string;
  readonly sources: readonly { readonly hash: string }[];
}

/** Whether a record was made from exactly these files. */
export function sameFiles(record: Sourced, files: readonly { readonly hash: string }[]): boolean {
  const made = record.sources.map(({ hash }) => hash).sort();
  const hashes = files.map(({ hash }) => hash).sort();
  if (made.length > 0) return made.length === hashes.length && made.every((hash, n) => hash === hashes[n]);
  return hashes.length === 1 && hashes[0] === record.blobHash;
}
