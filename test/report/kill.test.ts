// A kill at any moment of writing leaves each file of one run, whole, and the next run leaves no litter.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writeOutput } from '../../src/report/writer.ts';
import { createRandom } from '../support/random.ts';

const KILLS = 50;
const written = z.object({ run: z.enum(['a', 'b']), filler: z.string() });

let base = '';
let script = '';
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'nastrace-kill-'));
  script = join(base, 'writer-loop.mjs');
  const entry = fileURLToPath(new URL('./writer-loop.ts', import.meta.url));
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
  });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Starts the writer and kills it so many milliseconds after its first write began. */
async function killAfter(folder: string, milliseconds: number): Promise<void> {
  const child = spawn(execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise(resolve => child.stdout.once('data', resolve));
  await setTimeout(milliseconds);
  const gone = new Promise(resolve => child.once('exit', (_, signal) => resolve(signal)));
  child.kill('SIGKILL');
  expect(await gone).toBe('SIGKILL');
}

test(`${KILLS} kills`, async () => {
  const folder = join(base, 'report');
  const random = createRandom(1);
  await writeOutput(folder, [{ path: 'summary.json', content: JSON.stringify({ run: 'a', filler: '' }) }]);
  let litter = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    await killAfter(folder, random.uniform() * 40);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry =>
      entry.isFile(),
    );
    const hidden = files.filter(({ name }) => name.startsWith('.'));
    litter += hidden.length;
    for (const { name, parentPath } of files) {
      if (hidden.some(file => file.name === name)) continue;
      const { run, filler } = written.parse(JSON.parse(readFileSync(join(parentPath, name), 'utf8')));
      expect(filler === '' || filler === run.repeat(40_000)).toBe(true);
    }
  }
  // Some kills must have come in the middle of writing, or nothing was tested.
  expect(litter).toBeGreaterThan(0);
  await writeOutput(folder, [
    { path: 'summary.json', content: 'x' },
    ...Array.from({ length: 4 }, (_, index) => ({ path: `module${index}/x.svg`, content: 'x' })),
  ]);
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(left.filter(name => name.includes('.tmp'))).toEqual([]);
}, 120_000);
