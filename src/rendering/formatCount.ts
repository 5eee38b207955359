/** A whole number with thousands separators, 12,034; a level that does not exist is a dash. */
export function formatCount(count: number | null): string {
  return count === null ? '–' : String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
