// For GitHub Actions: workflow commands that become annotations. GitHub shows ten of a kind a step, so the worst ten.

import { printable } from '../../shared/printable.ts';
import type { CheckReport, Result } from '../contract.ts';
import type { Reporter } from './contract.ts';
import { labelOf, missingText, sentenceOf, totalsOf } from './words.ts';

const MOST_OF_A_KIND = 10;
type Kind = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly kind: Kind;
  readonly file: string;
  readonly title: string;
  readonly message: string;
}

export const github: Reporter = {
  id: 'github',
  isLog: true,
  render: report => {
    const annotations = annotationsOf(report);
    const kinds: readonly Kind[] = ['error', 'warning', 'notice'];
    const lines = kinds.flatMap(kind =>
      annotations
        .filter(each => each.kind === kind)
        .slice(0, MOST_OF_A_KIND)
        .map(commandOf),
    );
    return [...lines, `nastrace check: ${totalsOf(report)}`].map(line => `${line}\n`).join('');
  },
};

/** Worst first over all traces. */
function annotationsOf(report: CheckReport): Annotation[] {
  const missing = missingText(report);
  const unreadable = report.traces.flatMap(({ trace, error }): Annotation[] =>
    error === null ? [] : [{ kind: 'error', file: trace, title: 'trace unreadable', message: error.message }],
  );
  const results = report.traces.flatMap(({ trace, results: found }) =>
    found.filter(({ verdict }) => verdict !== 'passed').map(result => annotationOf(trace, result)),
  );
  return [
    ...unreadable,
    ...(missing === null
      ? []
      : [{ kind: 'error' as const, file: '', title: 'no baseline', message: missing }]),
    ...results,
  ];
}

function annotationOf(trace: string, result: Result): Annotation {
  const { verdict, level, path } = result;
  const isError = verdict === 'no-baseline' || (verdict === 'failed' && level === 'error');
  const kind = isError ? 'error' : verdict === 'failed' ? 'warning' : 'notice';
  return { kind, file: trace, title: `${labelOf(result)}: ${path}`, message: sentenceOf(result) };
}

function commandOf({ kind, file, title, message }: Annotation): string {
  const properties = [
    ...(file === '' || file === '-' ? [] : [`file=${escapeProperty(file)}`]),
    `title=${escapeProperty(title)}`,
  ];
  return `::${kind} ${properties.join(',')}::${escapeData(message)}`;
}

/** As the runner decodes them: percent first. */
function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
