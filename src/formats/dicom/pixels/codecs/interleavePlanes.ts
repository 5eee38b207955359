/** Three planes of samples, one after the other, as samples pixel by pixel. */
export function interleavePlanes(planes: Uint8Array, bytesPerSample: number): Uint8Array {
  const out = new Uint8Array(planes.length);
  const planeBytes = planes.length / 3;
  for (let n = 0; n < planes.length; n++) {
    const plane = Math.floor(n / planeBytes);
    const within = n - plane * planeBytes;
    const pixel = Math.floor(within / bytesPerSample);
    out[(pixel * 3 + plane) * bytesPerSample + (within % bytesPerSample)] = planes[n];
  }
  return out;
}
