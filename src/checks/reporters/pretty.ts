// For a terminal: worst first, expected and found side by side; what passed is counted.

import { printable } from '../../shared/printable.ts';
import type { Result, TraceReport } from '../contract.ts';
import type { Look, Reporter } from './contract.ts';
import { labelOf, missingText, totalsOf } from './words.ts';

const LABEL_COLUMNS = 14;
const STYLES = { failed: 'red', 'no-baseline': 'red', inconclusive: 'yellow', passed: 'green' } as const;

export const pretty: Reporter = {
  id: 'pretty',
  isLog: true,
  render: (report, look) => {
    const missing = missingText(report);
    const lines = [
      ...report.traces.flatMap(trace => traceLines(trace, missing === null, look)),
      ...(missing === null ? [] : wrapped('no baseline', printable(missing), 'red', look)),
      look.paint(
        report.passed ? 'green' : 'red',
        `${report.passed ? 'passed' : 'FAILED'}: ${totalsOf(report)}`,
      ),
    ];
    return `${lines.join('\n')}\n`;
  },
};

/** Without `comparisons`, that there is no baseline is said once and not for each. */
function traceLines({ trace, error, results }: TraceReport, comparisons: boolean, look: Look): string[] {
  const head = look.paint('bold', look.clip(printable(trace), look.width));
  if (error !== null) return [head, ...wrapped('unreadable', printable(error.message), 'red', look), ''];
  const shown = results.filter(
    ({ verdict }) => verdict !== 'passed' && (comparisons || verdict !== 'no-baseline'),
  );
  const passed = results.filter(({ verdict }) => verdict === 'passed').length;
  return [
    head,
    ...shown.flatMap(result => resultLines(result, look)),
    ...(passed === 0 ? [] : wrapped('passed', `${passed} of ${results.length}`, 'green', look)),
    '',
  ];
}

function resultLines(result: Result, look: Look): string[] {
  const style = result.verdict === 'failed' && result.level === 'warn' ? 'yellow' : STYLES[result.verdict];
  const half = Math.floor((look.width - LABEL_COLUMNS) / 2);
  const left = look.clip(`expected ${result.expected}`, half - 1);
  const gap = ' '.repeat(Math.max(1, half - look.columnsOf(left)));
  const indent = ' '.repeat(LABEL_COLUMNS);
  return [
    ...wrapped(labelOf(result), result.path, style, look),
    `${indent}${left}${gap}${look.clip(`found ${result.found}`, half)}`,
    ...(result.note === '' ? [] : wrapped('', printable(result.note), 'dim', look)),
  ];
}

/** A label and its text, wrapped within the width. */
function wrapped(label: string, text: string, style: Parameters<Look['paint']>[0], look: Look): string[] {
  const room = Math.max(20, look.width - LABEL_COLUMNS);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').map(each => look.clip(each, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && look.columnsOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((each, index) => {
    if (index > 0 || label === '') return ' '.repeat(LABEL_COLUMNS) + each;
    return look.paint(style, label) + ' '.repeat(LABEL_COLUMNS - label.length) + each;
  });
}
