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
  after: '#4ade80',
  truth: '#38d5ff',
  alarm: '#ff5a4f',
} as const;

export interface Signal {
  readonly ground: string;
  readonly ink: string;
  readonly title: string;
}

/** Banner colours and headlines of the evidence levels. */
export const EVIDENCE_SIGNAL: Readonly<Record<EvidenceLevel, Signal>> = {
  WORSE: { ground: '#d32f2f', ink: '#ffffff', title: 'WORSE than the tracked pose' },
  NOT_BETTER: { ground: '#ffb300', ink: '#1a1400', title: 'NOT BETTER than the tracked pose by evidence' },
  BETTER: { ground: '#24402f', ink: '#c9f7d8', title: 'Better than the tracked pose by evidence' },
  NOT_MEASURED: { ground: '#ffb300', ink: '#1a1400', title: 'NO EVIDENCE that the result is better' },
};

export const VERDICT_SIGNAL: Readonly<Record<Verdict, Signal>> = {
  ACCEPTED: { ground: '#2e7d46', ink: '#ffffff', title: 'ACCEPTED' },
  REJECTED: { ground: '#d32f2f', ink: '#ffffff', title: 'REJECTED' },
  UNSURE: { ground: '#ffb300', ink: '#1a1400', title: 'UNSURE' },
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
