// The sections of a comparison: the search as a whole, the four questions, the claims, how to read it.

import { countText, percentText, pValueText } from '../../charts/number-text.ts';
import type { Comparison } from '../../compare/schema.ts';
import { isSkipped } from '../../shared/skipped.ts';
import { figureRow, readingBlock, skippedBlock, tableBlock } from '../page/blocks.ts';
import { type Html, html } from '../page/html.ts';
import type { Section } from '../page/page.ts';
import { intervalText, isApart, type Measure, valueText } from './values.ts';

const MOST_COLUMNS = 6;

interface Question {
  readonly id: string;
  readonly heading: string;
  readonly short: string;
  /** The measures of this section. */
  readonly measures: string;
  readonly figures: readonly string[];
  readonly part: (comparison: Comparison) => unknown;
  readonly read?: (comparison: Comparison) => string[];
}

const QUESTIONS: readonly Question[] = [
  {
    id: 'search',
    heading: 'The searches: settings, time and lineage',
    short: 'Searches',
    measures: 'Search',
    figures: ['measures'],
    part: () => null,
  },
  {
    id: 'structure',
    heading: 'Structure: which architectures each group visits',
    short: 'Structure',
    measures: 'Structure',
    figures: ['tries', 'trie-difference'],
    part: ({ trie }) => trie,
  },
  {
    id: 'locality',
    heading: 'Locality: where the same tensors are needed again',
    short: 'Locality',
    measures: 'Locality',
    figures: [],
    part: () => null,
  },
  {
    id: 'quality',
    heading: 'Quality: who finds better models, and sooner',
    short: 'Quality',
    measures: 'Quality',
    figures: ['quality-curves'],
    part: ({ quality }) => quality,
  },
  {
    id: 'popularity',
    heading: 'Popularity: which prefixes hold the window',
    short: 'Popularity',
    measures: 'Popularity',
    figures: ['prefix-popularity'],
    part: ({ popularity }) => popularity,
    read: readDistances,
  },
];

/** The questions' sections; `placeOf` gives the place of a figure by name, null where it is not drawn. */
export function sectionsOf(comparison: Comparison, placeOf: (name: string) => Html | null): Section[] {
  return QUESTIONS.map(question => {
    const { id, heading, short } = question;
    const measures = comparison.measures.filter(({ section }) => section === question.measures);
    const sentences = [...readMeasures(comparison, measures), ...(question.read?.(comparison) ?? [])];
    const part = question.part(comparison);
    const figures = question.figures.flatMap(name => placeOf(name) ?? []);
    const missing = isSkipped(part) ? skippedBlock('The figure of this section', part.skipped) : null;
    return {
      id,
      heading,
      short,
      body: html`${readingBlock(sentences)}${missing}${figureRow(figures)}${measuresTable(comparison, measures, heading)}`,
    };
  });
}

function readMeasures({ groups, intervals }: Comparison, measures: readonly Measure[]): string[] {
  const reference = groups[0]?.name ?? '';
  const apart = measures.flatMap(measure =>
    measure.differences.flatMap((difference, index) =>
      isApart(difference)
        ? [
            `${measure.title.toLowerCase()} ${intervalText(difference, measure)} in ${groups[index + 1]?.name ?? ''}`,
          ]
        : [],
    ),
  );
  if (intervals === 0)
    return ['Single runs: the numbers of each are below, and nothing says whether others would differ so.'];
  if (apart.length === 0)
    return ['In no number of this section the groups differ, as far as the repeats tell.'];
  return [
    `Against ${reference}: ${apart.slice(0, MOST_COLUMNS).join('; ')}${apart.length > MOST_COLUMNS ? '; and more below' : ''}.`,
  ];
}

function readDistances({ popularity, groups }: Comparison): string[] {
  if (isSkipped(popularity)) return [];
  return popularity.distances.slice(0, MOST_COLUMNS).map(({ group, within, between, pValue }) => {
    const repeats = within === null ? '' : `, between repeats on average ${percentText(within)}`;
    const test = pValue === null ? '' : ` (${pValueText(pValue)})`;
    return `Between ${groups[0]?.name ?? ''} and ${group}, ${percentText(between)} of the visits fall on other prefixes${repeats}${test}.`;
  });
}

function measuresTable({ groups }: Comparison, measures: readonly Measure[], heading: string): Html {
  const shown = groups.slice(0, MOST_COLUMNS);
  const more =
    groups.length > shown.length ? `, the first ${MOST_COLUMNS} of ${countText(groups.length)} groups` : '';
  const isPair = groups.length === 2;
  return tableBlock(
    `${heading.split(':')[0] ?? ''}: means by group${more}`,
    [
      { heading: 'Number' },
      ...shown.map(({ name }) => ({ heading: name, numeric: true })),
      ...(isPair ? [{ heading: 'Difference (95 % interval)', numeric: true }] : []),
    ],
    measures.map(measure => {
      const [difference] = measure.differences;
      const said = measure.skipped ?? (difference === undefined ? '–' : intervalText(difference, measure));
      return [
        measure.title,
        ...measure.groups.slice(0, MOST_COLUMNS).map(({ mean }) => valueText(mean, measure)),
        ...(isPair ? [said] : []),
      ];
    }),
  );
}

export function claimsSection({ claims, groups }: Comparison): Section {
  const shown = groups.slice(0, MOST_COLUMNS);
  return {
    id: 'claims',
    heading: 'Claims: the paper’s findings in each group',
    short: 'Claims',
    body: html`<p>Runs of each group by verdict. <span class="mark">≠</span> Most runs of one group and of another disagree.</p>
${tableBlock(
  'Findings as tests on every run',
  [{ heading: 'Finding' }, ...shown.map(({ name }) => ({ heading: name }))],
  claims.map(({ claim, leaning, groups: verdicts }) => [
    html`${claim}${leaning ? html` <span class="mark">≠</span>` : null}`,
    ...verdicts.slice(0, MOST_COLUMNS).map(verdictText),
  ]),
)}`,
  };
}

function verdictText(verdicts: Comparison['claims'][number]['groups'][number]): string {
  const given = Object.entries(verdicts).filter(([, runs]) => runs > 0);
  const total = given.reduce((sum, [, runs]) => sum + runs, 0);
  return given.map(([verdict, runs]) => (total === 1 ? verdict : `${verdict} ${runs}/${total}`)).join(', ');
}

export function methodSection(): Section {
  return {
    id: 'method',
    heading: 'How to read a difference',
    short: 'Method',
    body: html`<p>A difference is a group’s mean minus the reference’s. Its interval is Welch’s with 95 % confidence, p that of a permutation test of the runs’ group labels. Both need two runs or more in each group: a single run differs from its own repeat as well. Of many numbers one in twenty leaves 0 out of its interval by chance alone.</p>
<p>A prefix id is the place of a prefix among all prefixes of all runs in lexicographic order. The distance of two runs is the total variation between their prefix distributions: half the sum of the differences of shares. Under its least share a summary leaves a prefix out; half of that share is taken for it.</p>`,
  };
}
