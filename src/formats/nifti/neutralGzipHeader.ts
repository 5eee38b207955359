/** Takes time and operating system (RFC 1952) out of a gzip file in place, so that it is the same on every platform. */
export function neutralGzipHeader(gzip: Uint8Array): Uint8Array {
  gzip.fill(0, 4, 8);
  gzip[9] = 255;
  return gzip;
}
