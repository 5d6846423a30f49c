// Writes two reports in turn into one folder until it is killed: `node writer-loop.mjs <folder>`.

import { argv, stdout } from 'node:process';
import { writeOutput } from '../../src/report/writer.ts';

/** Every file of a report says which report it is of, at a length that takes more than one write. */
function report(run: string) {
  const names = [
    'summary.json',
    ...Array.from({ length: 12 }, (_, index) => `module${index % 4}/figure${index}.svg`),
  ];
  return names.map(path => ({ path, content: JSON.stringify({ run, filler: run.repeat(40_000) }) }));
}

const [folder = ''] = argv.slice(2);
stdout.write('writing\n');
for (;;) for (const run of ['a', 'b']) await writeOutput(folder, report(run));
