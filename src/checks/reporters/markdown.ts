// For a comment on a merge request, and for the step summary of GitHub Actions.

import { printable } from '../../shared/printable.ts';
import type { Result, TraceReport } from '../contract.ts';
import type { Reporter } from './contract.ts';
import { labelOf, missingText, totalsOf } from './words.ts';

export const markdown: Reporter = {
  id: 'markdown',
  isLog: false,
  render: report => {
    const missing = missingText(report);
    const parts = [
      `## nastrace check: ${report.passed ? 'passed' : 'failed'}`,
      totalsOf(report),
      ...(missing === null ? [] : [asText(missing)]),
      ...report.traces.map(section),
    ];
    return `${parts.join('\n\n')}\n`;
  },
};

function section({ trace, error, results }: TraceReport): string {
  const head = `### ${asText(trace)}`;
  if (error !== null) return `${head}\n\nUnreadable: ${asText(error.message)}`;
  const shown = results.filter(({ verdict }) => verdict !== 'passed');
  const passed = `${results.length - shown.length} of ${results.length} passed.`;
  if (shown.length === 0) return `${head}\n\n${passed}`;
  const rows = shown.map(row).join('\n');
  return `${head}\n\n| | number | expected | found | |\n| --- | --- | --- | --- | --- |\n${rows}\n\n${passed}`;
}

function row(result: Result): string {
  const { path, expected, found, note } = result;
  return `| ${[labelOf(result), path, expected, found, note].map(asText).join(' | ')} |`;
}

/** Text as text: no markup, no mention, no cell's end. */
function asText(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replace(/[<>&@]/g, character => `&#${character.charCodeAt(0)};`);
}
