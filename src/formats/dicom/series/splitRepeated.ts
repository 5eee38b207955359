import type { DicomSlice, FrameTraits } from '../types.ts';
import { groupBy } from './groupBy.ts';

/** What is tried to tell apart slices at one position, the most telling first. */
const TRAITS: readonly (keyof FrameTraits)[] = [
  'stack',
  'echo',
  'imageType',
  'diffusion',
  'temporal',
  'trigger',
  'acquisition',
];

export interface SeriesPart {
  /** Names the trait and its value, empty when nothing was split. */
  readonly part: string;
  readonly slices: readonly DicomSlice[];
}

/**
 * Splits slices of one grid by the first trait, or else the first pair of traits, that leaves no position twice.
 * Without repeated positions, or when nothing tells them apart, they stay together: true duplicates are then found
 * when the slices are put in order.
 */
export function splitRepeated(slices: readonly DicomSlice[]): SeriesPart[] {
  if (!hasRepeatedPosition(slices)) return [{ part: '', slices }];
  for (const traits of [...TRAITS.map((trait) => [trait]), ...pairs()]) {
    const parts = groupBy(slices, (slice) => label(slice, traits));
    if (parts.size > 1 && [...parts.values()].every((part) => !hasRepeatedPosition(part))) {
      return [...parts].map(([part, members]) => ({ part, slices: members }));
    }
  }
  return [{ part: '', slices }];
}

function pairs(): (keyof FrameTraits)[][] {
  return TRAITS.flatMap((a, n) => TRAITS.slice(n + 1).map((b) => [a, b]));
}

const label = ({ frame }: DicomSlice, traits: readonly (keyof FrameTraits)[]): string =>
  traits.map((trait) => `${trait} ${frame.traits[trait] || 'not stated'}`).join(', ');

function hasRepeatedPosition(slices: readonly DicomSlice[]): boolean {
  const seen = new Set<string>();
  return slices.some(({ frame: { positionLps } }) => {
    if (!positionLps) return false;
    const key = positionLps.map((mm) => mm.toFixed(3)).join();
    return seen.size === seen.add(key).size;
  });
}
