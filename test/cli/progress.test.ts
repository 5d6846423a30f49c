// Is a bar drawn only on a terminal, only for long work, and taken away again?

import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { startProgress } from '../../src/cli/progress.ts';

let text: string;

beforeEach(() => {
  text = '';
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function progressOn({ isTTY, quiet = false }: { isTTY: boolean; quiet?: boolean }) {
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const stderr = Object.assign(sink, { isTTY, columns: 80 });
  return startProgress({ stderr } as unknown as Io, quiet);
}

const half = { label: 'reading', done: 50e6, total: 100e6, unit: 'bytes' } as const;

test('after a second: share, rate and time left', () => {
  const progress = progressOn({ isTTY: true });
  progress.update(half);
  expect(text).toBe('');
  vi.advanceTimersByTime(5000);
  progress.update(half);
  expect(text).toContain('reading [');
  expect(text).toContain('50 %, 10 MB/s, 5 s left');
  const before = text.length;
  progress.clear();
  expect(text.slice(before)).not.toContain('reading');
});

test('steps of unequal length have no rate', () => {
  const progress = progressOn({ isTTY: true });
  vi.advanceTimersByTime(2000);
  progress.update({ label: 'locality', done: 2, total: 7, unit: null });
  expect(text).toContain('locality [');
  expect(text).not.toContain('left');
  progress.clear();
});

test.each([
  ['a file', { isTTY: false }],
  ['-q', { isTTY: true, quiet: true }],
])('nothing for %s', (_name, where) => {
  const progress = progressOn(where);
  vi.advanceTimersByTime(5000);
  progress.update(half);
  progress.clear();
  expect(text).toBe('');
});
