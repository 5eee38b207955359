import { isRecordClaim } from './isRecordClaim.ts';
import { remarkOn } from './remarkOn.ts';
import { slotOf } from './slotOf.ts';
import type {
  AnnotationClaim,
  Claim,
  ImportPlan,
  LandmarksClaim,
  Layout,
  ListedFile,
  PlannedPatient,
  RecordClaim,
  Remark,
  VolumeClaim,
} from './types.ts';
import { unknownFile } from './unknownFile.ts';
import { volumeFileName } from './volumeFileName.ts';

/** Facts about patients from elsewhere than the names. */
export interface PlanFacts {
  /** Claims of a manifest, which go before all names. */
  readonly claims?: readonly Claim[];
  /** Claims of DICOM series, beside those of names. */
  readonly ofSeries?: readonly Claim[];
  readonly histology?: (pseudonym: string) => string | null;
}

/** Reads every name of a folder and puts what belongs together. Patients and files come in order of their names. */
export function planImport(layout: Layout, files: readonly ListedFile[], facts: PlanFacts = {}): ImportPlan {
  const named = files.map(({ path }) => layout.readClaim(path) ?? unknownFile(path));
  const claims = facts.claims ?? [...named, ...(facts.ofSeries ?? [])];
  const remarks: Remark[] = claims.filter((claim): claim is Remark => !isRecordClaim(claim));
  const single = oneForEachSlot(claims.filter(isRecordClaim), remarks);
  const patients = groupByPatient(layout, single, remarks, facts);
  remarks.push(...(layout.findMissing?.(single) ?? []));
  return { patients, remarks: remarks.sort(byKey) };
}

/** Two files for one place: nobody but a person can say which is right. NIfTI goes before its copies, though. */
function oneForEachSlot(claims: readonly RecordClaim[], remarks: Remark[]): RecordClaim[] {
  const slots = new Map<string, RecordClaim[]>();
  for (const claim of claims) slots.set(slotOf(claim), [...(slots.get(slotOf(claim)) ?? []), claim]);
  return [...slots.values()].flatMap((rivals) => {
    const nifti = rivals.filter(isNifti);
    const chosen = rivals.length > 1 && nifti.length === 1 ? nifti : rivals;
    for (const claim of rivals) if (!chosen.includes(claim)) remarks.push(otherFormat(claim, chosen[0]));
    if (chosen.length === 1) return chosen;
    remarks.push(...chosen.map((claim) => slotTaken(claim, chosen)));
    return [];
  });
}

const isNifti = ({ paths }: RecordClaim): boolean =>
  volumeFileName(paths[0])?.extension.startsWith('nii') === true;

const otherFormat = ({ kind, patient, paths }: RecordClaim, taken: RecordClaim): Remark =>
  remarkOn(paths[0], {
    kind,
    patient,
    outcome: 'SKIPPED',
    reason: 'OTHER_FORMAT_PRESENT',
    message: `The same thing is there as ${taken.paths[0]}.`,
  });

function slotTaken({ kind, patient, paths }: RecordClaim, rivals: readonly RecordClaim[]): Remark {
  const others = rivals.map((rival) => rival.paths[0]).filter((path) => path !== paths[0]);
  const [first = paths[0]] = others;
  return remarkOn(paths[0], {
    kind,
    patient,
    outcome: 'NEEDS_ATTENTION',
    reason: 'SLOT_TAKEN',
    message: `${first} claims the same place: keep one of them.`,
  });
}

function groupByPatient(
  layout: Layout,
  claims: readonly RecordClaim[],
  remarks: Remark[],
  facts: PlanFacts,
): PlannedPatient[] {
  const groups = new Map<string, RecordClaim[]>();
  for (const claim of claims) {
    const group = groups.get(claim.patient);
    if (group) group.push(claim);
    else groups.set(claim.patient, [claim]);
  }
  const names = [...groups.keys()].sort(byNumber);
  return names.map((pseudonym) => {
    const own = groups.get(pseudonym) as RecordClaim[];
    const volumes = ofKind<VolumeClaim>(own, 'VOLUME');
    const here = new Set(volumes.map(({ name }) => name));
    const paired = own.filter((claim) => hasPartners(claim, here) || !remarks.push(partnerMissing(claim)));
    return {
      pseudonym,
      histology: facts.histology?.(pseudonym) ?? null,
      identity: layout.identify(pseudonym),
      volumes,
      annotations: ofKind<AnnotationClaim>(paired, 'ANNOTATION'),
      landmarks: ofKind<LandmarksClaim>(paired, 'LANDMARKS'),
    };
  });
}

const ofKind = <Kind extends RecordClaim>(claims: readonly RecordClaim[], kind: Kind['kind']): Kind[] =>
  claims
    .filter((claim): claim is Kind => claim.kind === kind)
    .sort((a, b) => compare(a.paths[0], b.paths[0]));

function hasPartners(claim: RecordClaim, volumes: ReadonlySet<string>): boolean {
  if (claim.kind === 'VOLUME') return true;
  if (claim.kind === 'ANNOTATION') return volumes.has(claim.volume);
  return volumes.has(claim.fixedVolume) && claim.movingVolumes.some((name) => volumes.has(name));
}

function partnerMissing(claim: RecordClaim): Remark {
  const needs =
    claim.kind === 'ANNOTATION'
      ? `volume ${claim.volume}`
      : claim.kind === 'LANDMARKS'
        ? `volumes ${claim.movingVolumes.join(' or ')} and ${claim.fixedVolume}`
        : 'volume';
  return remarkOn(claim.paths[0], {
    kind: claim.kind,
    patient: claim.patient,
    outcome: 'SKIPPED',
    reason: 'PARTNER_MISSING',
    message: `It belongs to ${needs} of ${claim.patient}, which the folder does not hold.`,
  });
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

const collator = new Intl.Collator('en', { numeric: true });
const byNumber = (a: string, b: string): number => collator.compare(a, b) || compare(a, b);
const byKey = (a: Remark, b: Remark): number => byNumber(a.key, b.key);
