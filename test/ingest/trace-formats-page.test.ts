// docs/trace-formats.md keeps its word: its examples are accepted, and every name that is read is in it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FIELD_NAMES } from '../../src/ingest/fields.ts';
import { FORMAT_IDS, findFindings } from '../../src/ingest/index.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/trace-formats.md', import.meta.url)), 'utf8');
const examples = [...page.matchAll(/^## `(\w+)`$|^```(?:jsonl|csv)\n(.*?)^```$/gms)];

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

test('every example reads without a finding but that of its direction, as the format whose section it stands in', async () => {
  let section = '';
  const read: string[] = [];
  for (const [, heading, example] of examples) {
    section = heading ?? section;
    if (example === undefined) continue;
    const { findings, format } = await findFindings('-', { stdin: inOnePiece(example) });
    expect(findings.filter(({ code }) => code !== 'direction-unknown')).toEqual([]);
    expect(format).toBe(section);
    read.push(format);
  }
  expect(new Set(read)).toEqual(new Set(FORMAT_IDS));
});

test.each(Object.values(FIELD_NAMES).flat())('%s is in the table of fields', name => {
  expect(page).toMatch(new RegExp(`^\\|.*\`${name}\``, 'm'));
});
