// Jobs on lanes: as many at once as there are lanes, in the order in which they were given.

import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type Lane, laneOf, spread, threadLane } from '../../src/cli/lanes.ts';

/** Lanes whose jobs end when they are told to. */
function openLanes(count: number) {
  const running = new Map<string, { done: () => void; fail: () => void }>();
  const begun: string[] = [];
  let closed = 0;
  const lane = (name: number): Lane<string, string> => ({
    run: job =>
      new Promise((resolve, reject) => {
        begun.push(`${job} on ${name}`);
        running.set(job, {
          done: () => resolve(job.toUpperCase()),
          fail: () => reject(new Error(`no ${job}`)),
        });
      }),
    close: async () => closed++,
  });
  const end = async (job: string, how: 'done' | 'fail' = 'done') => {
    running.get(job)?.[how]();
    await new Promise(setImmediate);
  };
  return { lanes: Array.from({ length: count }, (_, name) => lane(name)), begun, end, closed: () => closed };
}

test('a free lane has its job at once, a job that waits the next lane that is free', async () => {
  const { lanes, begun, end, closed } = openLanes(2);
  const { run, close } = laneOf(lanes);
  const outcomes = Promise.all(['a', 'b', 'c', 'd'].map(run));
  expect(begun).toEqual(['a on 0', 'b on 1']);
  await end('b');
  expect(begun).toEqual(['a on 0', 'b on 1', 'c on 1']);
  await end('a');
  await end('d');
  await end('c');
  expect(begun).toEqual(['a on 0', 'b on 1', 'c on 1', 'd on 0']);
  expect(await outcomes).toEqual(['A', 'B', 'C', 'D']);
  await close();
  expect(closed()).toBe(2);
});

test('a job that fails ends what is spread, and the lanes are closed', async () => {
  const { lanes, end, closed } = openLanes(2);
  const told: number[] = [];
  const work = spread(['a', 'b', 'c'], lanes, async index => {
    told.push(index);
  });
  const failed = expect(work).rejects.toThrow('no b');
  await end('a');
  await end('b', 'fail');
  await failed;
  expect([told, closed()]).toEqual([[0], 2]);
});

/** A thread that answers what it is sent by what `answer` makes of it; null is no answer. */
function threadOf(answer: (message: unknown) => unknown) {
  const thread = Object.assign(new EventEmitter(), {
    postMessage(message: unknown) {
      const given = answer(message);
      if (given !== null) setImmediate(() => thread.emit('message', given));
    },
    terminate: async () => 0,
  });
  // The parts of a Worker that a lane uses.
  return { thread, startThread: () => thread as unknown as Worker };
}

test('a thread is told what jobs need before its first one', async () => {
  let basis = 0;
  const { startThread } = threadOf(message => {
    if (typeof message === 'number') basis = message;
    return typeof message === 'number' ? null : `${message} of ${basis}`;
  });
  const { tell, run } = threadLane<string, string>(startThread, { role: 'analysis' });
  tell(7);
  expect(await run('a')).toBe('a of 7');
  expect(await run('b')).toBe('b of 7');
});

test('a thread that ended before its first job rejects it', async () => {
  const { thread, startThread } = threadOf(() => null);
  const { run } = threadLane<string, string>(startThread, { role: 'analysis' });
  thread.emit('error', new Error('no memory'));
  await expect(run('a')).rejects.toThrow('no memory');
});

test('a thread that ends in a job rejects it', async () => {
  const { thread, startThread } = threadOf(() => null);
  const { run } = threadLane<string, string>(startThread, { role: 'analysis' });
  const job = run('a');
  thread.emit('error', new Error('no memory'));
  await expect(job).rejects.toThrow('no memory');
});
