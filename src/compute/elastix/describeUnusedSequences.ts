/** A warning when more MRI were given than the one that elastix registers. */
export function describeUnusedSequences([first, ...others]: readonly {
  readonly sequence: string;
}[]): string[] {
  if (others.length === 0) return [];
  const names = others.map(({ sequence }) => sequence).join(' and ');
  return [
    `elastix takes one MRI and registered the ${first.sequence}; the ${names} served only for the evidence.`,
  ];
}
