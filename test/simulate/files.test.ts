// Are spaces and tables read as documented, and every mistake in them named with its place?

import { describe, expect, test } from 'vitest';
import { NastraceError } from '../../src/shared/errors.ts';
import { parseObjective, parseSpace, SPACES, simulate } from '../../src/simulate/index.ts';

const SPACE = [
  { name: 'a', choices: ['conv-3', 'skip'] },
  { name: 'b', choices: [0, 1, 2] },
];

function errorOf(work: () => unknown): NastraceError {
  try {
    work();
  } catch (error) {
    if (error instanceof NastraceError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('spaces', () => {
  test.each([
    ['a list', '[{"name": "a", "choices": ["conv-3", "skip"]}, {"name": "b", "choices": 3}]'],
    ['the header of a trace', JSON.stringify({ nastrace: 1, population: 9, space: SPACE })],
  ])('%s', (_, text) => expect(parseSpace(text, 'space.json')).toEqual(SPACE));

  test.each([
    ['no JSON', '[', 'space.json: expected JSON'],
    ['no list', '{"a": 1}', 'space.json: expected a list of 1 to 10000 variable nodes'],
    ['no node', '[]', 'space.json: expected a list of 1 to 10000 variable nodes'],
    ['no name', '[{"choices": 3}]', 'space.json: node 1: name: expected the name of a variable node'],
    [
      'no choices',
      '[{"name": "a", "choices": 3}, {"name": "b"}]',
      'space.json: node 2: choices: expected a list',
    ],
    ['zero choices', '[{"name": "a", "choices": 0}]', 'space.json: node 1: choices: expected a list'],
    [
      'one name twice',
      '[{"name": "a", "choices": 2}, {"name": "a", "choices": 2}]',
      'two nodes are named "a"',
    ],
    ['one choice twice', '[{"name": "a", "choices": [1, "1"]}]', 'node "a": a choice is listed twice'],
    ['one architecture', '[{"name": "a", "choices": 1}]', 'expected a node with two or more choices'],
  ])('%s', (_, text, message) => {
    const error = errorOf(() => parseSpace(text, 'space.json'));
    expect(error.message).toContain(message);
    expect(error.exitCode).toBe(2);
  });
});

describe('tables', () => {
  const rows = [
    ['conv\\-3', 0, 0.5, 10],
    ['conv\\-3', 1, 0.75, 20],
    ['skip', 2, null, 5],
  ] as const;
  const forms = {
    'JSON by architecture': JSON.stringify(
      Object.fromEntries(rows.map(([a, b, quality, seconds]) => [`${a}-${b}`, { quality, seconds }])),
    ),
    'JSON rows': JSON.stringify(
      rows.map(([a, b, quality, seconds]) => ({ arch: [a.replace('\\', ''), b], quality, seconds })),
    ),
    CSV: `arch,quality,seconds\n${rows.map(([a, b, quality, seconds]) => `${a}-${b},${quality ?? 'F_nan'},${seconds}`).join('\n')}\n`,
    'CSV of lists': `seconds,quality,arch\r\n${rows.map(([a, b, quality, seconds]) => `${seconds},${quality ?? ''},"[""${a.replace('\\', '')}"",${b}]"`).join('\r\n')}`,
  };

  test.each(Object.entries(forms))('%s', (_, text) => {
    const { objective, space } = parseObjective(text, 'table');
    expect(space.map(({ choices }) => choices)).toEqual(SPACE.map(({ choices }) => choices));
    const columns = [
      [0, 0],
      [0, 1],
      [1, 2],
      [1, 1],
    ].map(arch => Int32Array.from([7, ...arch]));
    expect(columns.map(column => objective.quality(column, 1))).toEqual([0.5, 0.75, Number.NaN, Number.NaN]);
    expect(columns.map(column => objective.seconds(column, 1))).toEqual([10, 20, 5, Number.NaN]);
  });

  test('a search uses qualities and times as they are; what is missing fails', () => {
    const { objective } = parseObjective(forms.CSV, 'table', SPACE);
    const settings = { space: SPACE, objective, durations: 'table', durationMean: 7 } as const;
    const { trace } = simulate({ ...settings, evaluations: 200, population: 10, sample: 2 });
    const seen = new Set(
      [...trace.quality].map((quality, row) => {
        const took = (trace.end[row] ?? 0) - (trace.start[row] ?? 0);
        return Number.isNaN(quality) ? trace.errors.get(row) : `${quality} ${took.toFixed(3)}`;
      }),
    );
    expect(seen).toEqual(new Set(['0.5 10.000', '0.75 20.000', 'F_table']));
  });

  test.each([
    ['nothing', '', 'line 1: expected a column arch, found none'],
    ['a heading alone', 'arch,quality\n', 'no rows: expected at least one architecture'],
    ['another heading', 'a,b\n1,2\n', 'line 1: expected a column arch, found a, b'],
    ['no quality', 'arch,acc\n1,2\n', 'line 1: expected a column quality, found arch, acc'],
    ['a quality that is none', 'arch,quality\n0-1,0.5\n1-1,good\n', 'line 3: expected an architecture'],
    ['a time below zero', '{"0-1": {"quality": 1, "seconds": -1}}', '"0-1": expected an architecture'],
    ['broken JSON', '{"0-1": ', 'expected JSON'],
    ['a broken list', 'arch,quality\n"[0,",0.5\n', 'line 2: expected an architecture'],
    ['two lengths', '{"0-1": 1, "0-1-1": 2}', '"0-1-1": expected 2 choices, found 3'],
    [
      'one twice',
      '[{"arch": "0-1", "quality": 1}, {"arch": [0, 0], "quality": 2}, {"arch": [0, 1], "quality": 2}]',
      'each architecture once',
    ],
  ])('%s', (_, text, message) => {
    const error = errorOf(() => parseObjective(text, 'table'));
    expect(error.message).toContain(message);
    expect(error.exitCode).toBe(2);
  });

  test('a table of another space', () => {
    const table = (text: string) => errorOf(() => parseObjective(text, 't.csv', SPACES.nasbench201)).message;
    expect(table('arch,quality\n0-1,1\n')).toBe('t.csv: line 2: expected 6 choices as in the space, found 2');
    expect(table('arch,quality\nnone-none-none-none-none-pool,1\n')).toBe(
      't.csv: line 2: expected a choice of edge_2_3, found "pool"',
    );
  });
});

test.each([
  [{ sample: 6, population: 5 }, 'a sample of 6 from a population of 5'],
  [{ quantum: 40 }, 'a quantum of 40 with 32 workers'],
  [{ durations: 'table' }, 'durations from a table that is not given'],
  [{ evaluations: 0 }, 'evaluations: 0'],
  [{ workers: 1.5 }, 'workers: 1.5'],
  [
    { space: [] },
    'space: expected a node with two or more choices, found a space of at most one architecture',
  ],
] as const)('options that contradict each other: %o', (settings, message) => {
  const error = errorOf(() => simulate(settings));
  expect(error).toMatchObject({ message, exitCode: 2 });
});
