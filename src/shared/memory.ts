// Where columns lie.
//
// Large ones have pages of their own, as growable memory does: it grows in place, what nobody has written to costs
// nothing, and all of it goes back to the system when it is collected, whatever other columns were made meanwhile. Memory
// from the allocator, which keeps an arena for each thread, does neither. Views must be given their length: those
// without one follow the memory's and are slow.
//
// V8 does not count pages among what makes it collect. What is let go soon therefore has pages only where the program
// has said how to collect (collectBy), which is then done whenever much was handed out.

/** From so many bytes on pages are worth their making. */
const PAGED_BYTES = 1 << 16;
/** Address space set aside for growth, as a multiple of what is asked for. */
const ROOM = 4;
/** No more address space than that is set aside for growth: V8 has a limit. */
const MOST_ROOM = 2 ** 32;
/** So many bytes are handed out between two collections, what a column grows by aside. */
const BYTES_BETWEEN = 1 << 24;
/** What is let go after less is not worth a collection of its own. */
const BYTES_WORTH_COLLECTING = 1 << 23;

let collect: (() => void) | null = null;
let handedOut = 0;

/**
 * From now on `collector` frees what nothing refers to in this thread, such as `globalThis.gc` under Node's --expose-gc: the
 * analysis of a long trace then takes less memory. It is called whenever some 16 MB of columns were made.
 */
export function collectBy(collector: () => void): void {
  collect = collector;
}

/** To be called where work has ended whose columns nothing refers to any more. */
export function collectNow(): void {
  if (collect === null || handedOut < BYTES_WORTH_COLLECTING) return;
  handedOut = 0;
  collect();
}

/** So many bytes of zeros that threads can have in common. */
export function sharedMemory(bytes: number): SharedArrayBuffer {
  return bytes < PAGED_BYTES ? new SharedArrayBuffer(bytes) : handOut(bytes);
}

/** So many bytes of zeros that are let go at the end of a computation. */
export function scratchMemory(bytes: number): ArrayBufferLike {
  return collect === null || bytes < PAGED_BYTES ? new ArrayBuffer(bytes) : handOut(bytes);
}

/** Memory of so many bytes that begins with the bytes of this one, which may be the same. */
export function grownMemory(memory: SharedArrayBuffer, bytes: number): SharedArrayBuffer {
  if (memory.growable && bytes <= memory.maxByteLength) {
    memory.grow(bytes);
    return memory;
  }
  const grown =
    bytes < PAGED_BYTES
      ? new SharedArrayBuffer(bytes)
      : paged(bytes, Math.max(bytes, Math.min(ROOM * bytes, MOST_ROOM)));
  new Uint8Array(grown, 0, memory.byteLength).set(new Uint8Array(memory, 0, memory.byteLength));
  return grown;
}

function handOut(bytes: number): SharedArrayBuffer {
  if (handedOut >= BYTES_BETWEEN) collectNow();
  handedOut += bytes;
  return paged(bytes, bytes);
}

function paged(bytes: number, most: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes, { maxByteLength: most });
}
