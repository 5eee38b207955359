import type { Loop, PlaneMask } from './types.ts';

/** Direction of travel along the top, right, bottom and left side of a pixel, clockwise on the screen. */
const AHEAD_X = [1, 0, -1, 0];
const AHEAD_Y = [0, 1, 0, -1];

/**
 * The borders of a mask along pixel edges, as closed loops of unit steps: clockwise on the screen around the
 * inside, counter-clockwise around holes. Pixels that touch only at a corner belong to different loops. An
 * empty mask has no loops.
 */
export function traceOutline(mask: PlaneMask): Loop[] {
  const { width, height, data } = mask;
  const inside = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < width && y < height && data[x + width * y] !== 0;
  const seen = new Uint8Array(4 * width * height);
  const loops: Loop[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Every loop has a topmost edge, and that is the top side of a pixel or, in a hole, the bottom side.
      if (!inside(x, y)) continue;
      if (!inside(x, y - 1) && !seen[4 * (x + width * y)]) loops.push(follow(x, y, 0, width, inside, seen));
      if (!inside(x, y + 1) && !seen[4 * (x + width * y) + 2]) {
        loops.push(follow(x, y, 2, width, inside, seen));
      }
    }
  }
  return loops;
}

function follow(
  startX: number,
  startY: number,
  startSide: number,
  width: number,
  inside: (x: number, y: number) => boolean,
  seen: Uint8Array,
): Loop {
  const corners: number[] = [];
  let [x, y, side] = [startX, startY, startSide];
  while (!seen[4 * (x + width * y) + side]) {
    seen[4 * (x + width * y) + side] = 1;
    // The corner where this side starts: top left, top right, bottom right, bottom left.
    corners.push(x + (side === 1 || side === 2 ? 1 : 0), y + (side >= 2 ? 1 : 0));
    const ahead = { x: x + AHEAD_X[side], y: y + AHEAD_Y[side] };
    const diagonal = { x: ahead.x + AHEAD_Y[side], y: ahead.y - AHEAD_X[side] };
    if (!inside(ahead.x, ahead.y)) {
      side = (side + 1) % 4;
    } else if (!inside(diagonal.x, diagonal.y)) {
      ({ x, y } = ahead);
    } else {
      ({ x, y } = diagonal);
      side = (side + 3) % 4;
    }
  }
  return Float32Array.from(corners);
}
