// Does `nastrace cache` print, export and refuse what it should, and does its export give the same hits elsewhere?

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CacheSummary, parseSummary } from '../../src/index.ts';
import { cacheSummary } from '../../src/replay/schema.ts';
import { itemAt } from '../../src/shared/columns.ts';
import { runCommand } from '../support/terminal.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/traces/${name}`, import.meta.url));
const search = fixture('nb201-seed1.csv');

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-cache-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const sections = new Map<string, CacheSummary>();

/** The section as JSON prints it; runs that were asked for before are not repeated. */
async function section(...options: string[]): Promise<CacheSummary> {
  const key = options.join(' ');
  const known = sections.get(key);
  if (known !== undefined) return known;
  const { code, stdout, stderr } = await runCommand(['cache', search, '--json', ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const found = cacheSummary.parse(JSON.parse(stdout));
  sections.set(key, found);
  return found;
}

test('prints hit rates of every policy within 80 columns', async () => {
  const { code, stdout, stderr } = await runCommand(['cache', search]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^4789 requests \(hypothetical\) of 993 jobs for 520 distinct tensors\n/);
  const { places } = await section();
  for (const { curves } of places) {
    for (const { policy, points } of curves) {
      expect(stdout).toContain(`\n${policy} `);
      for (const { capacity } of points) expect(stdout).toMatch(new RegExp(` ${capacity}[ \n]`));
    }
  }
  expect(stdout).toContain('A cache on each of 24 workers');
  expect(stdout).toMatch(/\npush +both: a new best is broadcast, fetches are too: hits \+5\.7, sent −6\.3\n/);
  expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
});

test('--policy and --capacity choose', async () => {
  const { places } = await section('--policy', 'fifo,limit', '--capacity', '10%,7');
  for (const { curves, rules } of places) {
    expect(curves.map(({ policy }) => policy)).toEqual(['fifo', 'limit']);
    for (const { points } of curves) expect(points.map(({ capacity }) => capacity)).toEqual([7, 52]);
    expect(rules).toEqual([]);
  }
});

test('the rules’ numbers reach them', async () => {
  const options = [
    '--window',
    '30',
    '--donations',
    '2',
    '--epsilon',
    '0.2',
    '--broadcast',
    '1.5',
    '--capacity',
    '20',
  ];
  const given = await section(...options);
  expect(given).toMatchObject({
    window: 30,
    broadcastSeconds: 1.5,
    params: { donations: 2, epsilon: 0.2, broadcastSeconds: 1.5 },
  });
  const plain = await section('--capacity', '20');
  for (const policy of ['popular', 'likely', 'broadcast']) {
    const moved = (cache: typeof plain) => {
      const curve = cache.places[1]?.curves.find(each => each.policy === policy);
      return curve?.points[0]?.moved;
    };
    expect(moved(given), policy).not.toBe(moved(plain));
  }
});

test('-o writes the section and its figures; --figures chooses their format', async () => {
  const out = join(folder, 'out');
  const { code, stdout } = await runCommand(['cache', search, '-q', '-o', out, '--figures', 'vl']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const text = await readFile(join(out, 'cache/summary.json'), 'utf8');
  expect(cacheSummary.safeParse(JSON.parse(text)).success).toBe(true);
  for (const name of ['hit-rate', 'paper-rules'])
    expect(await readFile(join(out, `cache/${name}.vl.json`), 'utf8')).toContain('vega-lite/v6');
});

test('analyze --cache adds the section, the same as the command’s', async () => {
  const out = join(folder, 'out');
  const argv = ['analyze', search, '-o', out, '--json', '--cache', '--only', 'trie', '--figures', 'vl'];
  const { analyses } = parseSummary((await runCommand(argv)).stdout, 'stdout');
  expect(analyses.cache).toEqual(await section());
  expect(await readFile(join(out, 'cache/hit-rate.vl.json'), 'utf8')).toContain('vega-lite/v6');
  expect(JSON.parse(await readFile(join(out, 'cache/summary.json'), 'utf8'))).toEqual(analyses.cache);
});

test('analyze --cache says on its screen what small caches answer', async () => {
  const argv = ['analyze', search, '-o', join(folder, 'out'), '--cache', '--only', 'trie', '--figures', 'vl'];
  const { stdout } = await runCommand(argv);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'Caches with 8.3 % of the tensors one shared cache answers 65.2 % of the requests (S3-FIFO; at most 77.3 %); one on each worker 49.8 % (LFU with ageing; at most 52.2 %)',
  );
});

test('analyze without --cache has no such section', async () => {
  const argv = ['analyze', search, '-o', join(folder, 'out'), '--json', '--only', 'trie', '--figures', 'vl'];
  expect(Object.keys(parseSummary((await runCommand(argv)).stdout, 'stdout').analyses)).toEqual(['trie']);
});

describe('the exported stream', () => {
  let rows: number[][];
  /** Objects in order: all of them, and by worker. */
  let streams: Record<'shared' | 'worker', number[][]>;

  beforeAll(async () => {
    const { code, stdout } = await runCommand(['cache', search, '--requests']);
    expect(code).toBe(0);
    const [header, ...lines] = stdout.trimEnd().split('\n');
    expect(header).toBe('time,object,size,worker');
    rows = lines.map(line => line.split(',').map(Number));
    const workers = new Map<number, number[]>();
    for (const [, object = 0, , worker = 0] of rows)
      workers.set(worker, [...(workers.get(worker) ?? []), object]);
    streams = { shared: [rows.map(row => row[1] ?? 0)], worker: [...workers.values()] };
  });

  test('is in time order, of size 1, objects numbered in order of first appearance', () => {
    expect(rows).toHaveLength(4789);
    expect(rows.map(row => row[0])).toEqual(rows.map(row => row[0] ?? 0).toSorted((a, b) => a - b));
    expect(new Set(rows.map(row => row[2]))).toEqual(new Set([1]));
    expect([...new Set(rows.map(row => row[1]))]).toEqual(
      Array.from({ length: 520 }, (_, index) => index + 1),
    );
  });

  // The definitions as libCacheSim's documentation and Silberschatz et al. give them, on Map's insertion order.
  test.each([
    ['lru', countLru],
    ['fifo', countFifo],
    ['min', countMin],
  ] as const)('gives the hits of %s to the request', async (policy, count) => {
    const { places } = await section('--policy', 'lru,fifo,min', '--capacity', '3,26,52,130,520');
    for (const place of places) {
      for (const { capacity, hitRate } of itemAt(
        place.curves.filter(curve => curve.policy === policy),
        0,
      ).points) {
        const hits = streams[place.place].reduce((sum, requests) => sum + count(requests, capacity), 0);
        expect(Math.round((hitRate ?? 0) * place.requests), `${place.place} ${capacity}`).toBe(hits);
      }
    }
  });
});

function countLru(requests: readonly number[], capacity: number): number {
  const held = new Set<number>();
  let hits = 0;
  for (const object of requests) {
    if (held.delete(object)) hits++;
    else if (held.size === capacity) held.delete(held.values().next().value ?? Number.NaN);
    held.add(object);
  }
  return hits;
}

function countFifo(requests: readonly number[], capacity: number): number {
  const held = new Set<number>();
  let hits = 0;
  for (const object of requests) {
    if (held.has(object)) hits++;
    else if (held.size === capacity) held.delete(held.values().next().value ?? Number.NaN);
    held.add(object);
  }
  return hits;
}

/** The object whose next request is farthest goes; what is fetched is stored. */
function countMin(requests: readonly number[], capacity: number): number {
  const next = new Map<number, number>();
  const nextUse = requests.map(() => Number.POSITIVE_INFINITY);
  for (let index = requests.length - 1; index >= 0; index--) {
    const object = itemAt(requests, index);
    nextUse[index] = next.get(object) ?? Number.POSITIVE_INFINITY;
    next.set(object, index);
  }
  const held = new Map<number, number>();
  let hits = 0;
  requests.forEach((object, index) => {
    if (held.has(object)) hits++;
    else if (held.size === capacity) {
      const [farthest] = [...held].reduce((a, b) => (b[1] > a[1] ? b : a));
      held.delete(farthest);
    }
    held.set(object, itemAt(nextUse, index));
  });
  return hits;
}

describe('sizes', () => {
  const OPERATIONS = ['none', 'skip_connect', 'nor_conv_1x1', 'nor_conv_3x3', 'avg_pool_3x3'];
  const rows = (bytes: (position: number, operation: string) => number) =>
    [1, 2, 3, 4, 5, 6].flatMap(position =>
      OPERATIONS.map(operation => `${position},${operation},${bytes(position, operation)}`),
    );
  const table = async (lines: readonly string[], header = 'position,choice,bytes') => {
    const path = join(folder, 'sizes.csv');
    await writeFile(path, `${[header, ...lines].join('\n')}\n`);
    return path;
  };

  test('equal sizes give the hits of counted tensors, scaled', async () => {
    const policies = 'lru,fifo,lfu,2q,popular,tiers,prefetch,broadcast';
    const counted = await section('--policy', policies, '--capacity', '26,130');
    const sized = await section(
      '--policy',
      policies,
      '--capacity',
      '2600,13000',
      '--sizes',
      await table(rows(() => 100)),
    );
    expect(sized.unit).toBe('bytes');
    expect(sized.distinctSize).toBe(52_000);
    for (const [place, { curves }] of counted.places.entries()) {
      for (const [curve, { points, policy }] of curves.entries()) {
        const scaled = points.map(point => ({
          ...point,
          capacity: 100 * point.capacity,
          moved: 100 * point.moved,
        }));
        expect(sized.places[place]?.curves[curve]?.points, policy).toEqual(scaled);
      }
    }
  });

  test('unequal sizes have a bound instead of MIN, which nothing but broadcasting goes below', async () => {
    const sizes = await table(
      rows((position, operation) => position * (operation === 'nor_conv_3x3' ? 900 : 100)),
    );
    const { places } = await section('--sizes', sizes, '--capacity', '5%,20%');
    for (const { curves } of places) {
      expect(curves.map(({ policy }) => policy)).not.toContain('min');
      const bound = itemAt(
        curves.filter(({ policy }) => policy === 'limit'),
        0,
      );
      expect(bound.points.map(({ hitRate }) => hitRate)).toEqual([null, null]);
      for (const { policy, points } of curves.filter(each => !['broadcast', 'push'].includes(each.policy))) {
        for (const [index, { moved }] of points.entries())
          expect(moved, policy).toBeGreaterThanOrEqual(itemAt(bound.points, index).moved - 1e-6);
      }
    }
  });

  test.each([
    ['no table', 'position;choice;bytes', [], 'expected other columns'],
    [
      'bytes that are none',
      'position,choice,bytes',
      ['1,none,many'],
      'sizes.csv:2: bytes: expected a whole number',
    ],
    ['a layer that is missing', 'position,choice,bytes', ['1,none,5'], 'no bytes for position'],
  ])('%s is refused', async (_, header, lines, message) => {
    const { code, stdout, stderr } = await runCommand([
      'cache',
      search,
      '--sizes',
      await table(lines, header),
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a table that cannot be read is refused', async () => {
    const { code, stderr } = await runCommand(['cache', search, '--sizes', join(folder, 'none.csv')]);
    expect(code).toBe(2);
    expect(stderr).toContain('none.csv: no such file');
  });
});

test.each([
  [['--policy', 'lru,mru'], 'Expected'],
  [['--capacity', '0'], 'whole number of at least 1, or a share such as 5%'],
  [['--capacity', '120%'], 'a share such as 5%'],
  [['--epsilon', '2'], 'from 0 to 1'],
])('%j is wrong usage', async (options, message) => {
  const { code, stdout, stderr } = await runCommand(['cache', search, ...options]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('a trace without times has nothing to replay, and says so', async () => {
  const untimed = '{"arch":[0,1],"quality":0.5}\n{"arch":[0,1],"quality":0.6}\n';
  for (const extra of [[], ['--requests']]) {
    const { code, stdout, stderr } = await runCommand(['cache', '-', ...extra], { stdin: untimed });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^error: (nothing to cache|no requests): /);
  }
});
