// `npm run bench`: what each stage costs against JSON.parse over the same lines in the same process, how it grows
// with the trace, and what memory it takes. Ratios, medians; docs/performance.md says how to read them.
//
//   npm run bench -- --sizes 1k,100k --lengths 6 --dialects canonical,deephyper --repeat 3 --folder /tmp/bench
//   npm run bench -- --caches --sizes 100k,1m --lengths 30

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installedPeers } from './peers/index.mjs';
import { DIALECT_NAMES, traceFile } from './traces.mjs';

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    sizes: { type: 'string', default: '1k,10k,100k,1m' },
    lengths: { type: 'string', default: '6,30' },
    dialects: { type: 'string', default: DIALECT_NAMES.join(',') },
    repeat: { type: 'string', default: '3' },
    caches: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(tmpdir(), 'nastrace-bench') },
  },
});
const bin = fileURLToPath(new URL('../bin/nastrace.js', import.meta.url));
const one = fileURLToPath(new URL('one.mjs', import.meta.url));
const caches = fileURLToPath(new URL('caches.mjs', import.meta.url));
const repeats = Number(values.repeat);
mkdirSync(values.folder, { recursive: true });

const sizeOf = text => Number.parseInt(text, 10) * ({ k: 1e3, m: 1e6 }[text.at(-1)] ?? 1);
const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const measureBy = (script, ...args) =>
  JSON.parse(execFileSync(execPath, [script, ...args], { encoding: 'utf8' }));
const measure = (path, ...flags) => measureBy(one, path, ...flags);

function time(program, ...args) {
  const start = performance.now();
  execFileSync(program, args, { stdio: 'ignore' });
  return performance.now() - start;
}

const seconds = (...args) => time(execPath, ...args);

if (values.caches) {
  await benchCaches();
  exit();
}

const rounds = work => median(Array.from({ length: repeats }, work));
const idle = rounds(() => seconds('-e', '0'));
stdout.write(
  `nastrace --version: ${(rounds(() => seconds(bin, '--version')) / idle).toFixed(2)} × node -e 0\n\n`,
);
const thousand = await traceFile(values.folder, bin, { size: 1000, length: 6, dialect: 'canonical' });
const out = join(values.folder, 'out');
const analyze = (path, formats) => seconds(bin, 'analyze', path, '-o', out, '-q', '--figures', formats);
stdout.write(
  `nastrace analyze, 1000 evaluations, all figures: ${(rounds(() => analyze(thousand, 'svg')) / idle).toFixed(1)} × node -e 0\n\n`,
);

const peers = installedPeers(time);
stdout.write('| L | evaluations | peer, whole process | its time ÷ ours |\n| --- | --- | --- | --- |\n');
for (const length of values.lengths.split(',').map(Number)) {
  for (const size of values.sizes.split(',').map(sizeOf)) {
    const path = await traceFile(values.folder, bin, { size, length, dialect: 'canonical' });
    for (const { name, run, reads } of peers) {
      const ours = reads ? () => seconds(bin, 'validate', path) : () => analyze(path, 'vl');
      const ratio = (rounds(() => run(path)) / rounds(ours)).toFixed(1);
      stdout.write(`| ${length} | ${size} | ${name} | ${ratio} |\n`);
    }
  }
}
stdout.write('\n');

stdout.write(
  '| L | dialect | evaluations | stage | × JSON.parse | × the size before | bytes an evaluation | summary, MB |\n',
);
stdout.write('| --- | --- | --- | --- | --- | --- | --- | --- |\n');

for (const length of values.lengths.split(',').map(Number)) {
  // JSON.parse over the canonical lines is what the CSV of the same records is held against.
  const parse = new Map();
  for (const dialect of values.dialects.split(',')) {
    let before = null;
    for (const size of values.sizes.split(',').map(sizeOf)) {
      const path = await traceFile(values.folder, bin, { size, length, dialect });
      const runs = Array.from({ length: repeats }, () => measure(path));
      const own = runs.map(run => run.times['JSON.parse']).filter(time => time !== undefined);
      if (own.length > 0) parse.set(`${dialect} ${size}`, median(own));
      const base = parse.get(`${dialect} ${size}`) ?? parse.get(`canonical ${size}`);
      const { peak, summaryBytes, evaluations } = measure(path, '--memory');
      const peaks = { analyze: peak, 'analyze in threads': measure(path, '--memory-of-threads').peak };
      const times = Object.fromEntries(
        Object.keys(runs[0].times).map(stage => [stage, median(runs.map(run => run.times[stage]))]),
      );
      for (const [stage, time] of Object.entries(times)) {
        const ratio = base === undefined ? '' : (time / base).toFixed(2);
        const growth = before === null ? '' : (time / before[stage]).toFixed(1);
        const memory = stage in peaks ? Math.round(peaks[stage] / evaluations) : '';
        const output = stage === 'analyze' ? (summaryBytes / 1e6).toFixed(2) : '';
        const cells = [length, dialect, evaluations, stage, ratio, growth, memory, output];
        stdout.write(`| ${cells.join(' | ')} |\n`);
      }
      before = times;
    }
  }
}

/** The replay of each caching policy, instead of all else. */
async function benchCaches() {
  stdout.write('| L | evaluations | requests | replay | × JSON.parse | × the size before |\n');
  stdout.write('| --- | --- | --- | --- | --- | --- |\n');
  for (const length of values.lengths.split(',').map(Number)) {
    let before = null;
    for (const size of values.sizes.split(',').map(sizeOf)) {
      const path = await traceFile(values.folder, bin, { size, length, dialect: 'canonical' });
      const runs = Array.from({ length: repeats }, () => measureBy(caches, path));
      const [{ times: stages, evaluations, requests }] = runs;
      const times = Object.fromEntries(
        Object.keys(stages).map(stage => [stage, median(runs.map(run => run.times[stage]))]),
      );
      for (const [stage, time] of Object.entries(times)) {
        const ratio = (time / times['JSON.parse']).toFixed(2);
        const growth = before === null ? '' : (time / before[stage]).toFixed(1);
        const cells = [length, evaluations, requests, stage, ratio, growth];
        stdout.write(`| ${cells.join(' | ')} |\n`);
      }
      before = times;
    }
  }
}
