/** The `code` of an operating-system or driver error ('ENOENT', 'ECONNREFUSED', '23505'), when there is one. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
