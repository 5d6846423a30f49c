// Does the layer table catch what it forbids, and let pass what it allows?
//
// Each case is planted in a tree of its own beside the others; dependency-cruiser runs on it as `npm run layers` does.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** [importing file, what it imports, rule that forbids it] */
const forbidden = [
  ['src/shared/a.ts', '../trace/trace.ts', 'shared-imports'],
  ['src/stats/a.ts', '../trace/trace.ts', 'stats-imports'],
  ['src/trace/a.ts', '../ingest/source.ts', 'trace-imports'],
  ['src/charts/a.ts', '../trace/trace.ts', 'charts-imports'],
  ['src/ingest/a.ts', '../lineage/lineage.ts', 'ingest-imports'],
  ['src/lineage/a.ts', '../analyses/trie/schema.ts', 'lineage-imports'],
  ['src/analyses/trie/a.ts', '../../summary/schema.ts', 'analyses-imports'],
  ['src/analyses/trie/b.ts', '../../ingest/source.ts', 'analyses-imports'],
  ['src/analyses/trie/c.ts', '../quality/schema.ts', 'analyses-apart'],
  ['src/summary/a.ts', '../analyses/trie/run.ts', 'summary-imports'],
  ['src/claims/a.ts', '../trace/trace.ts', 'claims-imports'],
  ['src/report/a.ts', '../analyses/trie/run.ts', 'report-imports'],
  ['src/pipeline/a.ts', '../report/write.ts', 'pipeline-imports'],
  ['src/simulate/a.ts', '../ingest/source.ts', 'simulate-imports'],
  ['src/experiments/a.ts', '../report/write.ts', 'experiments-imports'],
  ['src/cli/a.ts', '../trace/trace.ts', 'cli-imports'],
  ['src/index.ts', './cli/main.ts', 'index-without-cli'],
  ['src/analysis.ts', './cli/main.ts', 'index-without-cli'],
  ['src/unheard-of/a.ts', '../shared/plain.ts', 'known-layer'],
  ['src/analyses/quality/a.ts', 'node:fs', 'pure-core'],
  ['src/lineage/b.ts', 'node:fs/promises', 'pure-core'],
  ['src/report/b.ts', 'node:process', 'pure-core'],
  ['src/stats/b.ts', 'node:perf_hooks', 'pure-core'],
  ['src/shared/circle-a.ts', './circle-b.ts', 'no-circular'],
  ['src/shared/b.ts', './no-such-file.ts', 'resolvable'],
] as const;

const allowed = [
  ['src/ingest/source.ts', 'node:fs'],
  ['src/report/write.ts', 'node:fs/promises'],
  ['src/cli/main.ts', 'node:process'],
  ['src/summary/schema.ts', '../analyses/trie/schema.ts'],
  ['src/analyses/index.ts', './trie/run.ts'],
  ['src/analyses/trie/run.ts', '../../lineage/lineage.ts'],
  ['src/cli/b.ts', '../index.ts'],
  ['src/cli/c.ts', '../analysis.ts'],
  ['src/trace/trace.ts', '../shared/plain.ts'],
] as const;

const violation = z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) });
const cruised = z.object({ summary: z.object({ violations: z.array(violation) }) });

let folder: string;
let found: z.output<typeof violation>[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nastrace-layers-'));
  await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await writeFile(join(folder, 'package.json'), '{"type": "module"}\n');
  const plain = [
    'shared/plain',
    'shared/circle-b',
    'lineage/lineage',
    'analyses/trie/schema',
    'analyses/quality/schema',
  ];
  for (const name of plain) await plant(`src/${name}.ts`, name.endsWith('circle-b') ? './circle-a.ts' : null);
  for (const [file, target] of [...allowed, ...forbidden]) await plant(file, target);
  found = await cruise();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(forbidden)('%s importing %s breaks %s', (file, target, rule) => {
  const rules = found.filter(({ from }) => from === file).map(each => each.rule.name);
  expect(rules, `importing ${target}`).toContain(rule);
});

test.each(allowed)('%s may import %s', file => {
  expect(found.filter(({ from }) => from === file)).toEqual([]);
});

async function plant(file: string, target: string | null): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(
    path,
    target === null ? 'export const value = 1;\n' : `import '${target}';\nexport const value = 1;\n`,
  );
}

/** What dependency-cruiser finds; it exits with the number of errors, which is not a failure here. */
function cruise(): Promise<z.output<typeof violation>[]> {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['src', '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [command, ...options],
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, output) => {
        if (output === '') reject(error ?? new Error('dependency-cruiser printed nothing'));
        else resolve(cruised.parse(JSON.parse(output)).summary.violations);
      },
    );
  });
}
