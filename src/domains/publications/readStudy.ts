import { SonoledgerError } from '../../errors/sonoledgerError.ts';
import type { Stage } from '../../generated/prisma/client.ts';
import type { ClaimInput, CreatePublishedStudyInput } from '../../generated/resolverTypes.ts';
import { STAGES } from './stated.ts';
import type { Stated, StatedCount, StatedExclusion, StatedMember } from './types.ts';

const MOST = { counts: 50, exclusions: 1000, members: 20_000 } as const;
const LONGEST_TEXT = 500;
const LARGEST_COUNT = 1_000_000_000;

export interface ReadStudy {
  readonly citation: string;
  readonly counts: readonly StatedCount[];
  readonly exclusions: readonly StatedExclusion[];
  readonly members: readonly StatedMember[];
  readonly claims: readonly ClaimInput[];
}

/** What a study states, checked. @param stageOf the stage of each controlled reason */
export function readStudy(
  { citation, counts, exclusions, members, claims }: CreatePublishedStudyInput,
  stageOf: ReadonlyMap<string, Stage>,
): ReadStudy {
  requireText(citation, 'citation');
  requireLength(counts, 'counts');
  requireLength(exclusions ?? [], 'exclusions');
  requireLength(members ?? [], 'members');
  const read = {
    citation,
    counts: counts.map((count, n) => readCount(count, `counts[${n}]`)),
    exclusions: (exclusions ?? []).map((row, n) => readExclusion(row, `exclusions[${n}]`, stageOf)),
    members: (members ?? []).map((row, n) => readMember(row, `members[${n}]`)),
    claims: claims ?? [],
  };
  requireOrder(read.counts);
  requireDistinct(read.members);
  return read;
}

type Input = CreatePublishedStudyInput;

function readCount(count: Input['counts'][number], where: string): StatedCount {
  requireText(count.title, `${where}.title`);
  const levels = {
    patients: readNumber(count.patients, `${where}.patients`),
    volumes: readNumber(count.volumes, `${where}.volumes`),
    slices: readNumber(count.slices, `${where}.slices`),
  };
  requireLevel(levels, where);
  return { title: count.title, stage: count.stage ?? null, ...levels };
}

function readExclusion(
  row: NonNullable<Input['exclusions']>[number],
  where: string,
  stageOf: ReadonlyMap<string, Stage>,
): StatedExclusion {
  requireText(row.reason, `${where}.reason`);
  const reasonCode = row.reasonCode ?? null;
  if (reasonCode !== null && stageOf.get(reasonCode) !== row.stage) {
    throw bad(
      `${where}.reasonCode is ${reasonCode}, which is no reason of ${row.stage}: see exclusionReasons.`,
    );
  }
  const [patients, volumes] = [
    readNumber(row.patients, `${where}.patients`),
    readNumber(row.volumes, `${where}.volumes`),
  ];
  const { pseudonym, volume } = readNames(row, where);
  if (pseudonym !== null && (patients !== null || volumes !== null)) {
    throw bad(`${where} names a patient and gives a number: give one of them.`);
  }
  return { stage: row.stage, reason: row.reason, reasonCode, pseudonym, volume, patients, volumes };
}

function readMember(row: NonNullable<Input['members']>[number], where: string): StatedMember {
  const { pseudonym, volume } = readNames(row, where);
  return { pseudonym: pseudonym as string, volume };
}

function readNames(
  { pseudonym, volume }: { pseudonym?: string | null; volume?: string | null },
  where: string,
): { pseudonym: string | null; volume: string | null } {
  if (pseudonym != null) requireText(pseudonym, `${where}.pseudonym`);
  if (volume != null) requireText(volume, `${where}.volume`);
  if (volume != null && pseudonym == null) throw bad(`${where} names a volume without its patient.`);
  return { pseudonym: pseudonym ?? null, volume: volume ?? null };
}

function readNumber(value: number | null | undefined, where: string): number | null {
  if (value == null) return null;
  if (value < 0 || value > LARGEST_COUNT)
    throw bad(`${where} is ${value}: give a whole number of at least 0.`);
  return value;
}

/** The start comes first and alone has no stage; the others follow the pipeline. */
function requireOrder(counts: readonly StatedCount[]): void {
  if (counts.length < 2 || counts[0].stage !== null) {
    throw bad(
      'counts needs what the study started from (without a stage), then what was left after a stage.',
    );
  }
  const places = counts.slice(1).map(({ stage }) => (stage === null ? -1 : STAGES.indexOf(stage)));
  places.forEach((place, n) => {
    if (place < 0) throw bad(`counts[${n + 1}] needs a stage.`);
    if (n > 0 && place <= places[n - 1]) {
      throw bad(`counts[${n + 1}] follows ${counts[n].stage}: give one count a stage, in pipeline order.`);
    }
  });
}

function requireDistinct(members: readonly StatedMember[]): void {
  const seen = new Set<string>();
  for (const [n, { pseudonym, volume }] of members.entries()) {
    if ((volume === null) !== (members[0].volume === null)) {
      throw bad(`members[${n}]: name a volume for every member, or for none.`);
    }
    const key = JSON.stringify([pseudonym, volume]);
    if (seen.has(key))
      throw bad(`members[${n}] names ${pseudonym}${volume === null ? '' : ` ${volume}`} again.`);
    seen.add(key);
  }
}

function requireLevel(levels: Stated, where: string): void {
  if (Object.values(levels).some((value) => value !== null)) return;
  throw bad(`${where} states nothing: give patients, volumes or slices.`);
}

function requireLength(list: readonly unknown[], name: keyof typeof MOST): void {
  if (list.length > MOST[name])
    throw bad(`${name} has ${list.length} entries: at most ${MOST[name]} are taken.`);
}

function requireText(text: string, where: string): void {
  if (text.trim() !== '' && text.length <= LONGEST_TEXT && !/\p{Cc}/u.test(text)) return;
  throw bad(`${where} must be text of 1 to ${LONGEST_TEXT} characters without line breaks.`);
}

const bad = (message: string): SonoledgerError => new SonoledgerError('INVALID_INPUT', message);
