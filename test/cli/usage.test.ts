// Is wrong usage met with exit code 2, a message that names what is wrong, and no stack trace?

import { expect, test } from 'vitest';
import { VERSION } from '../../src/shared/version.ts';
import { runCommand } from '../support/terminal.ts';

test.each([
  [['analyze'], "missing required argument 'trace'"],
  [['analyse', 'a.csv'], 'Did you mean analyze?'],
  [['analyze', 'a.csv', '--populaton', '5'], 'Did you mean --population?'],
  [
    ['analyze', 'a.csv', '--population', 'ten'],
    "'--population <P>' argument 'ten' is invalid. Expected a whole number of at least 1.",
  ],
  [['analyze', 'a.csv', '--sample', '1e1'], 'Did you mean 10?'],
  [['analyze', 'a.csv', '--sample', '0'], '--sample'],
  [['analyze', 'a.csv', '--population', '5', '--sample', '6'], '--sample 6 is larger than --population 5'],
  [['analyze', 'a.csv', '--only', 'trie,qualty'], 'Did you mean quality?'],
  [['analyze', 'a.csv', '--figures', 'pdf'], 'Expected vl, svg or png.'],
  [['analyze', 'a.csv', '--min-share', '5%'], 'Did you mean 0.05?'],
  [['analyze', 'a.csv', '--permutations', '1000000'], 'from 0 to 100000'],
  [['analyze', 'a.csv', '--map', 'quality'], 'Expected field=column'],
  [['analyze', 'a.csv', '--format', 'cvs'], 'Did you mean csv?'],
  [['analyze', 'a.csv', '--mutation', 'redrew'], 'Did you mean redraw?'],
  [['analyze', '-', '-'], 'named more than once'],
  [['validate', 'a.csv', '--limit', '-1'], '--limit'],
  [['validate', 'a.csv', '--population', '5'], "unknown option '--population'"],
  [['lineage', 'a.csv', 'b.csv'], '2 traces are given, one is taken'],
  [['render'], "missing required argument 'summary.json'"],
  [[], 'Usage: nastrace'],
])('nastrace %j: %s', async (argv, message) => {
  const { code, stdout, stderr } = await runCommand(argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test.each([
  [
    ['--help'],
    ['Usage: nastrace', 'analyze', 'validate', 'lineage', 'cache', 'render', 'Exit codes:', 'Examples:'],
  ],
  [
    ['help', 'analyze'],
    ['--map <field=column>', '--on-invalid', '--figures', 'default: vl,svg', 'Examples:'],
  ],
  [
    ['analyze', '-h'],
    ['--full-range', '--snapshots', 'Examples:'],
  ],
  [
    ['validate', '--help'],
    ['--limit', 'Examples:'],
  ],
  [
    ['lineage', '--help'],
    ['--mutation', 'Examples:'],
  ],
  [
    ['cache', '--help'],
    ['--policy <ids>', '--capacity', '--sizes', '--requests', 'Examples:'],
  ],
  [
    ['render', '--help'],
    ['--figures', 'Examples:'],
  ],
])('nastrace %j explains itself within 80 columns', async (argv, parts) => {
  const { code, stdout, stderr } = await runCommand(argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const part of parts) expect(stdout).toContain(part);
  expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
});

test('--version', async () => {
  expect(await runCommand(['--version'])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
});
