// How this thread collects what nothing refers to (src/shared/memory.ts).

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { lazily } from '../shared/lazily.ts';
import { collectBy } from '../shared/memory.ts';

/** From now on the columns that this thread has let go are collected. */
export function collectColumns(): void {
  collectBy(() => collector()());
}

const collector = lazily(() => {
  // V8 hands out its collector under this flag alone; it is taken back, as V8 would refuse kept code under it.
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  // Without it V8 collects when it will.
  return typeof collect === 'function' ? () => void collect() : () => undefined;
});
