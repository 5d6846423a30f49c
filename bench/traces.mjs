// The traces of the benchmark: seeded searches by `nastrace simulate`, and the same records in other dialects.

import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';

/** Name of a dialect → how it writes a record; null leaves the canonical line. */
const DIALECTS = {
  canonical: null,
  'json.dumps': record =>
    JSON.stringify(record, null, 1)
      .replace(/\n */g, ' ')
      .replace(/([[{]) /g, '$1')
      .replace(/ ([\]}])/g, '$1'),
  'extra-key': record => JSON.stringify({ ...record, note: 'x' }),
  deephyper: ({ arch, quality, start, end, id, worker }) =>
    `${arch.join(',')},${quality ?? 'F'},${id},${start},${end},${start},${end},${worker}`,
};
export const DIALECT_NAMES = Object.keys(DIALECTS);

/** Writes what is not there yet; the path of the trace. */
export async function traceFile(folder, bin, { size, length, dialect }) {
  const canonical = join(folder, `L${length}-${size}.jsonl`);
  if (!existsSync(canonical)) simulate(folder, bin, size, length, canonical);
  if (dialect === 'canonical') return canonical;
  const path = join(folder, `L${length}-${size}-${dialect}.${dialect === 'deephyper' ? 'csv' : 'jsonl'}`);
  if (!existsSync(path)) await rewrite(canonical, path, dialect, length);
  return path;
}

function simulate(folder, bin, size, length, path) {
  const space = join(folder, `space${length}.json`);
  const choices = length === 6 ? 5 : 8;
  const nodes = Array.from({ length }, (_, index) => ({ name: `n${index}`, choices }));
  writeFileSync(space, JSON.stringify(nodes));
  const options = [
    '--blind',
    '--space',
    space,
    '--evaluations',
    String(size),
    '--seed',
    '1',
    '-q',
    '-o',
    path,
  ];
  execFileSync(execPath, [bin, 'simulate', ...options]);
}

async function rewrite(from, to, dialect, length) {
  const out = createWriteStream(to);
  const nodes = Array.from({ length }, (_, index) => `p:n${index}`);
  if (dialect === 'deephyper') {
    out.write(
      `${nodes.join(',')},objective,job_id,m:timestamp_submit,m:timestamp_gather,m:timestamp_start,m:timestamp_end,m:dequed\n`,
    );
  }
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const record = JSON.parse(line);
    const isHeader = record.nastrace !== undefined;
    if (isHeader && dialect === 'deephyper') continue;
    const text = isHeader ? line : DIALECTS[dialect](record);
    if (!out.write(`${text}\n`)) await new Promise(resolve => out.once('drain', resolve));
  }
  await new Promise(resolve => out.end(resolve));
}
