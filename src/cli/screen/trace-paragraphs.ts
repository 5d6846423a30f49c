// What the one screen says of the trace: what was read, how the search was set, what to beware of.

import type { Summary } from '../../index.ts';
import { printable } from '../../shared/printable.ts';
import { isSkipped } from '../../shared/skipped.ts';
import { countText, durationText, numberText, percentText } from '../numbers.ts';
import { clip, type Paragraph } from './layout.ts';

type Trace = Summary['trace'];

const NAME_COLUMNS = 36;
const MOST_WARNINGS = 2;

const ORIGINS: Record<Trace['settings']['source'], string> = {
  given: 'as given',
  header: 'as the trace says',
  estimated: 'estimated from the trace',
  default: 'assumed: the trace does not tell',
};

export function readParagraph(trace: Trace): Paragraph {
  const names = trace.sources.map(source => clip(printable(source), NAME_COLUMNS));
  const what = names.length > 1 ? `${names[0]} and ${names.length - 1} more` : (names[0] ?? 'a trace');
  const counts = [countText(trace.evaluations, 'evaluation'), `${trace.failures} failed`];
  if (trace.rejected > 0) counts.push(`${trace.rejected} invalid left out`);
  return {
    label: 'Read',
    text: `${what} (${trace.format}): ${[...counts, ...workersAndTime(trace)].join(', ')}`,
  };
}

function workersAndTime(trace: Trace): string[] {
  const parts: string[] = [];
  if (trace.workers !== null) {
    parts.push(`${countText(trace.workers, 'worker')}${trace.workersInferred ? ' (inferred)' : ''}`);
  }
  if (trace.seconds !== null) {
    const busy = trace.utilization === null ? '' : ` (${percentText(trace.utilization)} busy)`;
    parts.push(`${durationText(trace.seconds)}${busy}`);
  }
  return parts;
}

export function searchParagraph(trace: Trace): Paragraph {
  const { population, sample, mutation, source } = trace.settings;
  const settings = `population ${population}, sample ${sample}${mutation === null ? '' : `, mutation ${mutation}`}`;
  return {
    label: 'Search',
    text: `${settings} (${ORIGINS[source]})${stages(trace)}; ${lineage(trace)}`,
  };
}

function stages({ stage1, stage2 }: Trace): string {
  if (stage1 === null || stage2 === null) return '';
  return `; ${stage1} models at random, then ${stage2} evolved`;
}

function lineage({ lineage: found }: Trace): string {
  if (isSkipped(found)) return `no parents: ${printable(found.skipped)}`;
  if (found.source === 'none') return 'no parents found';
  const known = `${found.resolved ?? 0} of ${found.eligible}`;
  if (found.source === 'recorded') return `parents recorded for ${known}`;
  const confidence = found.meanConfidence ?? null;
  return `parents inferred for ${known}${confidence === null ? '' : `, ${percentText(confidence)} sure on average`}`;
}

export function warningParagraphs(trace: Trace): Paragraph[] {
  const shown = trace.warnings.slice(0, MOST_WARNINGS);
  const paragraphs = shown.map(
    (warning): Paragraph => ({ label: 'Warning', text: printable(warning.message), style: 'yellow' }),
  );
  const more = trace.warnings.length - shown.length;
  if (more > 0)
    paragraphs.push({ label: '', text: `and ${numberText(more)} more in summary.json, trace.warnings` });
  return paragraphs;
}
