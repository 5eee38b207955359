import type { RecordClaim } from './types.ts';

/** What can be there once: a volume's name, a structure by one annotator, landmarks of one pair. */
export function slotOf(claim: RecordClaim): string {
  return JSON.stringify([claim.patient, claim.kind, ...partOf(claim)]);
}

function partOf(claim: RecordClaim): readonly (string | null)[] {
  if (claim.kind === 'VOLUME') return [claim.name];
  if (claim.kind === 'LANDMARKS') return [claim.movingVolumes.join(), claim.fixedVolume];
  return [claim.volume, claim.structure, claim.annotator, claim.tool];
}
