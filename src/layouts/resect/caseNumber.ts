/** The number of a RESECT case by its pseudonym "Case24". */
export function caseNumber(pseudonym: string): string | null {
  return /^Case(\d+)$/.exec(pseudonym)?.[1] ?? null;
}
