// Whether the pandas peer computes what nastrace does: runs both on traces of canonical lines and lists the keys that
// differ by more than 1e-9 of their size, or that only one of them has.
//
//   node bench/peers/compare.mjs trace.jsonl …

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const pathOf = name => fileURLToPath(new URL(name, import.meta.url));
const TOLERANCE = 1e-9;
/** What is 1 less a probability near 1 is known to so many decimals, not to so many digits. */
const DECIMALS = 1e-14;
/** Permutations are drawn otherwise: their numbers agree to sampling error alone. */
const DRAWN = /Null\.(mean|sd|lift|pValue)$|sharing\[\d+\]\.null|diminishing\.pValue/;
/** Texts and options, which are no results. */
const LEFT_OUT = /\.(params|sources|message|skipped)$/;

for (const path of argv.slice(2)) {
  const out = mkdtempSync(join(tmpdir(), 'nastrace-peer-'));
  execFileSync(execPath, [
    pathOf('../../bin/nastrace.js'),
    'analyze',
    path,
    '-o',
    out,
    '-q',
    '--figures',
    'vl',
  ]);
  const ours = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
  const printed = execFileSync('/usr/bin/python3', [pathOf('pandas_analysis.py'), path], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const theirs = JSON.parse(printed);
  const differences = [];
  let compared = 0;
  for (const part of ['trace', 'analyses']) walk(part, ours[part], theirs[part]);
  stdout.write(`${path}: ${compared} numbers and texts, ${differences.length} differences\n`);
  for (const line of differences.slice(0, 40)) stdout.write(`  ${line}\n`);

  function walk(key, a, b) {
    if (LEFT_OUT.test(key) || DRAWN.test(key)) return;
    if (a !== null && b !== null && typeof a === 'object' && typeof b === 'object') {
      for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
        walk(Array.isArray(a) ? `${key}[${name}]` : `${key}.${name}`, a[name], b[name]);
      return;
    }
    compared++;
    const isClose =
      typeof a === 'number' && typeof b === 'number'
        ? Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) + DECIMALS
        : a === b;
    if (!isClose) differences.push(`${key}: nastrace ${JSON.stringify(a)}, pandas ${JSON.stringify(b)}`);
  }
}
