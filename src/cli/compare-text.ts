// What the terminal shows of a comparison: a table of the headline numbers, what the searches visit, claims, notes.
//
// Up to four groups have a column each, two a column of their difference; of more the table shows the spread.

import type { Comparison } from '../index.ts';
import { printable } from '../shared/printable.ts';
import { isSkipped } from '../shared/skipped.ts';
import { durationText, numberText, percentText } from './numbers.ts';
import { clip, columnsOf, layOut, type Paragraph } from './screen/layout.ts';

type Measure = Comparison['measures'][number];
type Group = Comparison['groups'][number];
type Claim = Comparison['claims'][number];

const TITLE_COLUMNS = 29;
const CELL_COLUMNS = 12;
const MOST_COLUMNS = 4;
const MOST_PREFIXES = 4;
const MOST_CLAIMS = 6;

/** Lines of at most `width` columns with a final newline; text from the runs is escaped. */
export function comparisonText(comparison: Comparison, width: number, out?: string): string {
  const { groups, measures } = comparison;
  const shown = measures.filter(isTelling);
  const paragraphs: Paragraph[] = [
    ...chanceParagraphs(comparison),
    ...prefixParagraphs(comparison),
    ...claimParagraphs(comparison),
    ...comparison.notes.map(({ message }): Paragraph => ({ label: 'Note', text: printable(message) })),
  ];
  if (out !== undefined)
    paragraphs.push({
      label: 'Comparison',
      text: `${clip(printable(out), 44)} (report.html, summary.json, figures)`,
    });
  const lines = [headLine(comparison), ...shown.map(measure => measureLine(measure, groups))];
  const texts = paragraphs.map(paragraph => layOut(paragraph, width, false));
  return [...lines, '', ...texts].map(line => `${line.trimEnd()}\n`).join('');
}

/** Measures that some run has and that are not the same in all. */
function isTelling({ values, skipped }: Measure): boolean {
  const known = values.filter(value => value !== null);
  return skipped === null && known.length > 0 && new Set(values).size > 1;
}

function headLine({ groups }: Comparison): string {
  if (groups.length > MOST_COLUMNS) {
    const heads = ['least', 'median', 'most'].map(head => head.padStart(CELL_COLUMNS));
    return `${`${groups.length} groups`.padEnd(TITLE_COLUMNS)}${heads.join('')}`;
  }
  const names = groups.map(({ name }) => padStart(clip(printable(name), CELL_COLUMNS - 1), CELL_COLUMNS));
  const difference = groups.length === 2 ? 'difference'.padStart(CELL_COLUMNS) : '';
  return `${' '.repeat(TITLE_COLUMNS)}${names.join('')}${difference}`;
}

function measureLine(measure: Measure, groups: readonly Group[]): string {
  const means = measure.groups.map(({ mean }) => mean);
  const title = clip(measure.title, TITLE_COLUMNS - 1).padEnd(TITLE_COLUMNS);
  if (groups.length > MOST_COLUMNS) {
    const sorted = means.filter(mean => mean !== null).sort((a, b) => a - b);
    const cells = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
    return title + cells.map(value => cell(value ?? null, measure)).join('');
  }
  const [difference] = measure.differences;
  const isPair = groups.length === 2 && difference !== undefined;
  return `${title}${means.map(mean => cell(mean, measure)).join('')}${isPair ? differenceCells(difference, measure) : ''}`;
}

function differenceCells({ mean, low, high }: Measure['differences'][number], measure: Measure): string {
  const value = padStart(mean === null ? '–' : signed(mean, measure), CELL_COLUMNS);
  if (mean === null || low === null) return value;
  return `${value}${low * (high ?? 0) > 0 ? ' *' : ''}`;
}

function cell(value: number | null, measure: Measure): string {
  return padStart(value === null ? '–' : valueText(value, measure), CELL_COLUMNS);
}

function valueText(value: number, { unit }: Measure): string {
  const text = unit === 's' ? durationText(value) : unit === 'share' ? percentText(value) : numberText(value);
  return text.replaceAll('\u00a0', ' ');
}

function signed(value: number, measure: Measure): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  const text = valueText(Math.abs(value), measure);
  return sign + (measure.unit === 'share' ? text.replace('%', 'pt') : text);
}

function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}

function chanceParagraphs({ intervals, apart }: Comparison): Paragraph[] {
  if (intervals === 0) return [];
  const expected = numberText(Math.round(intervals / 2) / 10);
  return [
    {
      label: '*',
      text: `${apart} of ${intervals} differences have a 95 % interval without 0; by chance alone about ${expected} would`,
    },
  ];
}

function prefixParagraphs({ popularity, groups }: Comparison): Paragraph[] {
  if (isSkipped(popularity)) return [];
  const [distance] = popularity.distances;
  const [first, second] = groups;
  if (first === undefined || second === undefined || distance === undefined || groups.length > 2) return [];
  const moved = popularity.prefixes.slice(0, MOST_PREFIXES).map(({ prefix, shares }) => {
    const [from = 0, to = 0] = shares;
    return `${clip(printable(prefix), 36)} ${percentText(from)} → ${percentText(to)}`;
  });
  const within = distance.within === null ? '' : `, ${percentText(distance.within)} between repeats`;
  const p = distance.pValue === null ? '' : ` (p = ${numberText(distance.pValue)})`;
  return [
    {
      label: 'Prefixes',
      text: `share of ${printable(first.name)} → ${printable(second.name)}: ${moved.join('; ')}`,
    },
    { label: '', text: `${percentText(distance.between)} of the visits fall on other prefixes${within}${p}` },
  ];
}

/** Claims on which most runs of one group lean otherwise than most of another; of many groups, all that vary. */
function claimParagraphs({ claims, groups }: Comparison): Paragraph[] {
  const isSpread = groups.length > MOST_COLUMNS;
  const differing = claims.filter(({ differs, leaning }) => (isSpread ? differs : leaning));
  if (claims.length === 0) return [];
  if (differing.length === 0) {
    const most = groups.some(({ runs }) => runs > 1) ? 'most runs of each group' : 'all runs';
    return [{ label: 'Claims', text: `judged alike in ${most}` }];
  }
  const lines = differing.slice(0, MOST_CLAIMS).map(({ id, groups: verdicts }) => {
    const said = isSpread
      ? [verdictText(sumOf(verdicts))]
      : groups.map(({ name }, group) => `${printable(name)} ${verdictText(verdicts[group])}`);
    return `${id}: ${said.join(', ')}`;
  });
  const more = differing.length - lines.length;
  if (more > 0) lines.push(`and ${more} more in summary.json, claims`);
  return lines.map((text, index) => ({ label: index === 0 ? 'Claims' : '', text }));
}

function sumOf(verdicts: Claim['groups']): Claim['groups'][number] {
  const sum = { supported: 0, contradicted: 0, undetermined: 0 };
  for (const each of verdicts) {
    sum.supported += each.supported;
    sum.contradicted += each.contradicted;
    sum.undetermined += each.undetermined;
  }
  return sum;
}

function verdictText(verdicts: Claim['groups'][number] | undefined): string {
  const given = Object.entries(verdicts ?? {}).filter(([, runs]) => runs > 0);
  const total = given.reduce((sum, [, runs]) => sum + runs, 0);
  return given.map(([verdict, runs]) => (total === 1 ? verdict : `${verdict} ${runs}/${total}`)).join(' ');
}
