import { z } from 'zod';
import { remarkOn } from '../remarkOn.ts';
import type { Claim, RecordClaim } from '../types.ts';
import { type ManifestEntry, manifestEntry } from './manifestEntry.ts';

/** The claim of a manifest's entry; a remark that names the place in the manifest when it is none. */
export function claimOfEntry(entry: unknown, place: string): Claim {
  const parsed = manifestEntry.safeParse(entry);
  if (parsed.success) return toClaim(parsed.data);
  const [issue] = parsed.error.issues;
  const leadsOut = issue.message.startsWith('leads out');
  return remarkOn(place, {
    outcome: 'FAILED',
    reason: leadsOut ? 'PATH_NOT_ALLOWED' : 'INVALID_ENTRY',
    message: `${z.core.toDotPath(issue.path) || 'entry'}: ${issue.message}.`,
  });
}

function toClaim(entry: ManifestEntry): RecordClaim {
  const { patient, file, sha256 } = entry;
  const claimed = { patient, paths: [file], ...(sha256 !== undefined && { sha256 }) };
  switch (entry.kind) {
    case 'volume': {
      const { name, modality, sequence, phase, procedure } = entry;
      return { kind: 'VOLUME', ...claimed, name, modality, sequence, phase, procedureNumber: procedure };
    }
    case 'annotation': {
      const { volume, structure, origin, annotator = null, tool = null, toolVersion = null } = entry;
      return { kind: 'ANNOTATION', ...claimed, volume, structure, origin, annotator, tool, toolVersion };
    }
    case 'landmarks': {
      const { movingVolume, fixedVolume } = entry;
      return { kind: 'LANDMARKS', ...claimed, movingVolumes: [movingVolume], fixedVolume };
    }
  }
}
