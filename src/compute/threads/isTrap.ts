/**
 * Whether an error, or what caused it, is a trap of WebAssembly: its memory may be damaged then, and every later call
 * in the same thread with it.
 */
export function isTrap(error: unknown): boolean {
  if (error instanceof WebAssembly.RuntimeError) return true;
  return error instanceof Error && error.cause !== undefined && isTrap(error.cause);
}
