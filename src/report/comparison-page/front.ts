// The first screen of a comparison: which runs, what differs between them, what to beware of.

import { countOf, countText, numberText } from '../../charts/number-text.ts';
import type { Comparison } from '../../compare/schema.ts';
import { tableBlock } from '../page/blocks.ts';
import { type Html, html } from '../page/html.ts';
import { intervalText, isApart, valueText } from './values.ts';

const MOST_RUNS = 30;
const MOST_NAMES = 4;
const MOST_FINDINGS = 8;

export function frontOf(comparison: Comparison): Html {
  const { runs, groups } = comparison;
  const repeats = groups.length === runs.length ? 'one run each' : countOf(runs.length, 'run');
  return html`<p class="kicker">Comparison of searches</p>
<h1>${titleOf(comparison)}</h1>
<p class="standing">${countOf(groups.length, 'group')} (${repeats}); every difference is to ${groups[0]?.name ?? ''}</p>
<p class="abstract">${chanceOf(comparison)}</p>
${notesOf(comparison)}
${findingsOf(comparison)}
${runsOf(comparison)}
`;
}

/** The groups' names, as many as a heading holds. */
export function titleOf({ groups }: Comparison): string {
  const names = groups.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = groups.length - names.length;
  return `${names.join(' · ')}${more > 0 ? ` and ${countText(more)} more` : ''}`;
}

function chanceOf({ intervals, apart, claims }: Comparison): string {
  const leaning = claims.filter(claim => claim.leaning);
  const judged =
    leaning.length === 0
      ? 'The claims are judged alike.'
      : `The groups disagree on ${countOf(leaning.length, 'claim')}: ${leaning.map(({ id }) => id).join(', ')}.`;
  if (intervals === 0)
    return `Single runs: their differences are shown, and none is called significant. ${judged}`;
  const expected = numberText(intervals / 20, 2);
  const verdict =
    apart <= intervals / 20 ? 'no more than chance gives' : `where chance alone gives about ${expected}`;
  return `${countText(apart)} of ${countText(intervals)} headline numbers differ (95 % interval of the difference without 0), ${verdict}. ${judged}`;
}

function notesOf({ notes }: Comparison): Html | null {
  if (notes.length === 0) return null;
  return html`<div class="warnings" role="note" aria-label="Notes">
<h2>Beware</h2>
<ul>
${notes.map(({ message }) => html`<li>${message}</li>\n`)}</ul>
</div>`;
}

/** What differs most surely: the numbers with the smallest p-values. */
function findingsOf({ groups, measures, intervals }: Comparison): Html | null {
  if (intervals === 0) return null;
  const found = measures.flatMap(measure =>
    measure.differences.flatMap((difference, index) =>
      isApart(difference) ? [{ measure, difference, group: index + 1 }] : [],
    ),
  );
  found.sort((a, b) => (a.difference.pValue ?? 1) - (b.difference.pValue ?? 1));
  if (found.length === 0) return null;
  return tableBlock(
    'What differs: the numbers whose interval leaves out 0, by p-value',
    [
      { heading: 'Number' },
      { heading: 'Group' },
      { heading: groups[0]?.name ?? '', numeric: true },
      { heading: 'Its own', numeric: true },
      { heading: 'Difference (95 % interval)', numeric: true },
      { heading: 'p', numeric: true },
    ],
    found
      .slice(0, MOST_FINDINGS)
      .map(({ measure, difference, group }) => [
        measure.title,
        groups[group]?.name ?? '',
        valueText(measure.groups[0]?.mean ?? null, measure),
        valueText(measure.groups[group]?.mean ?? null, measure),
        intervalText(difference, measure),
        difference.pValue === null ? '–' : numberText(difference.pValue, 2),
      ]),
  );
}

function runsOf({ runs }: Comparison): Html {
  const more = runs.length > MOST_RUNS ? `, the first ${MOST_RUNS} of ${countText(runs.length)}` : '';
  return tableBlock(
    `Runs${more}`,
    [
      { heading: 'Run' },
      { heading: 'Group' },
      { heading: 'Evaluations', numeric: true },
      { heading: html`<var>P</var>`, numeric: true },
      { heading: html`<var>s</var>`, numeric: true },
      { heading: 'Settings' },
      { heading: html`<var>W</var>`, numeric: true },
    ],
    runs
      .slice(0, MOST_RUNS)
      .map(run => [
        run.label,
        run.group,
        countText(run.evaluations),
        run.population,
        run.sample,
        run.settingsSource,
        run.window,
      ]),
  );
}
