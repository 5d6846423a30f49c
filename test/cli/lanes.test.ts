// Jobs on lanes: as many at once as there are lanes, in the order in which they were given.

import { expect, test } from 'vitest';
import { type Lane, laneOf, spread } from '../../src/cli/lanes.ts';

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
