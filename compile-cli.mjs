// Compiles the bundled command line ahead: runs it once and keeps the code that V8 made of it, beside the scripts.
//
// For this version of Node alone (src/cli/compiled.ts says what happens on another).
// `node compile-cli.mjs <folder>` compiles another folder than dist/cli, as tests do.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const trace = join(root, 'fixtures/traces/nb201-seed1.csv');
const { runProcess, fromScript, keepCompiled } = await import(
  pathToFileURL(resolve(root, argv[2] ?? 'dist/cli', 'main.cjs'))
);
const { analyzeBySteps, basisOf, readTrace } = await import('./dist/index.js');
const folder = mkdtempSync(join(tmpdir(), 'nastrace-compile-'));
try {
  const report = join(folder, 'report');
  await runProcess(['analyze', trace, '--permutations', '99', '-o', report, '-q']);
  await runProcess([
    'render',
    join(report, 'summary.json'),
    '--figures',
    'svg',
    '-o',
    join(folder, 'drawn'),
    '-q',
  ]);
  await analyzeAsThreadsDo();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
keepCompiled();

async function analyzeAsThreadsDo() {
  const { trace: read } = await readTrace(trace);
  const take = fromScript('analysis').stepTaker(basisOf(read, {}));
  const { candidates } = await analyzeBySteps(read, {}, async step => take(step), { candidates: true });
  for await (const _ of candidates.content);
}
