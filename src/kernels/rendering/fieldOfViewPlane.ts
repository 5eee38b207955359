import type { PlaneMask, PlaneSamples } from './types.ts';

/**
 * The field of view on a plane: every pixel that cannot be reached from the border of the plane through
 * pixels of value 0 or unknown ones (4 neighbours). Dark spots inside the cone belong to it.
 */
export function fieldOfViewPlane({ width, height, values, known }: PlaneSamples): PlaneMask {
  const data = new Uint8Array(width * height).fill(1);
  const pending: number[] = [];
  const visit = (x: number, y: number): void => {
    const at = x + width * y;
    if (x < 0 || y < 0 || x >= width || y >= height || data[at] === 0) return;
    if (known[at] && values[at] !== 0) return;
    data[at] = 0;
    pending.push(at);
  };
  for (let x = 0; x < width; x++) {
    visit(x, 0);
    visit(x, height - 1);
  }
  for (let y = 0; y < height; y++) {
    visit(0, y);
    visit(width - 1, y);
  }
  while (pending.length > 0) {
    const at = pending.pop()!;
    const x = at % width;
    const y = (at - x) / width;
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return { width, height, data };
}
