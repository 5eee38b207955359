import { types } from 'node:util';

/**
 * The buffers of all typed arrays in a plain result, to be moved rather than copied. A view of a part of a
 * buffer is left out: moving it would take the rest along, which may belong to someone else. So is every Node
 * Buffer: it may be pooled, or hold memory of native code, which Node 22 refuses to move.
 */
export function transferableBuffers(result: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collect(result, buffers, new Set());
  return [...buffers];
}

function collect(value: unknown, buffers: Set<ArrayBuffer>, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (types.isArrayBuffer(value)) {
    buffers.add(value);
  } else if (Buffer.isBuffer(value)) {
    return;
  } else if (ArrayBuffer.isView(value)) {
    if (types.isArrayBuffer(value.buffer) && value.byteLength === value.buffer.byteLength) {
      buffers.add(value.buffer);
    }
  } else if (types.isMap(value)) {
    for (const item of value.values()) collect(item, buffers, seen);
  } else {
    for (const item of Object.values(value)) collect(item, buffers, seen);
  }
}
