import type { Rgb } from '../kernels/rendering/types.ts';
import type { EvidenceLevel, Verdict } from './types.ts';

/** Colours of the dark sheets. Outline colours differ in lightness too, so they survive colour blindness. */
export const DARK = {
  ground: '#14171c',
  panel: '#000000',
  surface: '#1f242c',
  line: '#343b46',
  ink: '#eef1f5',
  quiet: '#9aa4b2',
  before: '#ff9f1c',
  after: '#3ddcff',
  truth: '#ffee58',
  reference: '#38d5ff',
  echo: '#ff9a3d',
  tile: '#e8c08a',
  alarm: '#ff4d4d',
  ring: '#ffffff',
} as const;

/** A colour of a palette, `#rrggbb`, as numbers. */
export function toRgb(colour: string): Rgb {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

export interface Signal {
  readonly ground: string;
  readonly ink: string;
  readonly title: string;
}

/** A frame goes around the whole sheet where a reviewer must not miss the level. */
export interface EvidenceSignal extends Signal {
  readonly frame: string | null;
}

const RED = '#d32f2f';
const AMBER = '#ffb300';

/** Banner colours and headlines of the evidence levels. */
export const EVIDENCE_SIGNAL: Readonly<Record<EvidenceLevel, EvidenceSignal>> = {
  WORSE: { ground: RED, frame: RED, ink: '#ffffff', title: 'WORSE than the tracked pose' },
  NOT_BETTER: {
    ground: AMBER,
    frame: AMBER,
    ink: '#1a1400',
    title: 'NOT BETTER than the tracked pose by evidence',
  },
  BETTER: {
    ground: '#24402f',
    frame: null,
    ink: '#c9f7d8',
    title: 'Better than the tracked pose by evidence',
  },
  NOT_MEASURED: {
    ground: AMBER,
    frame: AMBER,
    ink: '#1a1400',
    title: 'NO EVIDENCE that the result is better',
  },
  TRACKED: { ground: '#2b3442', frame: null, ink: '#dfe6f0', title: 'The tracked pose, as it came' },
};

export const VERDICT_SIGNAL: Readonly<Record<Verdict, Signal>> = {
  ACCEPTED: { ground: '#2e7d46', ink: '#ffffff', title: 'ACCEPTED' },
  REJECTED: { ground: '#d32f2f', ink: '#ffffff', title: 'REJECTED' },
  UNSURE: { ground: '#ffb300', ink: '#1a1400', title: 'UNSURE' },
  OPEN: { ground: '#ffb300', ink: '#1a1400', title: 'READERS DISAGREE' },
};

/** Okabe and Ito (2008), told apart with every common colour blindness; yellow is left out on white. */
export const CATEGORICAL = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#e69f00',
  '#000000',
] as const;
