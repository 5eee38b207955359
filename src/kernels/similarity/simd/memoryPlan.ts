/** Places parts one after the other in a memory, each on a cache line of its own. */
export interface MemoryPlan {
  /** Byte offset of a part of that length. */
  take(bytes: number): number;
  bytes(): number;
}

const LINE_BYTES = 64;

export function createMemoryPlan(): MemoryPlan {
  // AssemblyScript keeps nothing of its own here, but address 0 stays free as in every WebAssembly program.
  let end = LINE_BYTES;
  return {
    take: (bytes) => {
      const at = end;
      end += Math.ceil(bytes / LINE_BYTES) * LINE_BYTES;
      return at;
    },
    bytes: () => end,
  };
}
