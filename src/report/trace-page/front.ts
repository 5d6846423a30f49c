// The first screen: what was run, what was found, what to beware of.

import { countOf, countText, numberText, percentText, secondsText } from '../../charts/number-text.ts';
import { isSkipped } from '../../shared/skipped.ts';
import type { Summary } from '../../summary/schema.ts';
import { tableBlock } from '../page/blocks.ts';
import { type Content, type Html, html } from '../page/html.ts';
import type { TraceFacts } from './parts.ts';

const ORIGINS: Readonly<Record<TraceFacts['settings']['source'], string>> = {
  given: 'given by the user',
  header: 'as the trace’s header says',
  estimated: 'estimated from the trace by maximum likelihood',
  default: 'assumed, as the trace does not tell',
};

const VERDICTS = ['supported', 'contradicted', 'undetermined'] as const;

/** Heading, abstract, warnings, settings and verdicts. `abstract` are the leading sentences of the questions. */
export function frontOf(summary: Summary, abstract: readonly string[]): Html {
  const { trace, claims } = summary;
  return html`<p class="kicker">Trace of a neural architecture search</p>
<h1>${titleOf(trace)}</h1>
<p class="standing">${standing(trace)}</p>
<p class="abstract">${abstract.join(' ')}</p>
${warningsOf(trace)}
<div class="facts">
${settingsOf(trace)}
${verdictCounts(claims)}
</div>
`;
}

/** The names of the files that were read. */
export function titleOf({ sources }: TraceFacts): string {
  const [first = 'a trace', ...more] = sources;
  return more.length === 0 ? first : `${first} and ${countText(more.length)} more`;
}

function standing(trace: TraceFacts): string {
  const failed = trace.failures === 0 ? 'none failed' : `${countText(trace.failures)} failed`;
  const rejected = trace.rejected === 0 ? '' : `, ${countOf(trace.rejected, 'invalid record')} left out`;
  const workers =
    trace.workers === null
      ? ''
      : ` on ${countOf(trace.workers, 'worker')}${trace.workersInferred ? ' (inferred from overlapping evaluations)' : ''}`;
  const time = trace.seconds === null ? '' : ` in ${secondsText(trace.seconds)}`;
  const busy = trace.utilization === null ? '' : `, ${percentText(trace.utilization)} busy`;
  return `${countOf(trace.evaluations, 'evaluation')} (${failed}${rejected})${workers}${time}${busy}; format ${trace.format}`;
}

function warningsOf({ warnings }: TraceFacts): Html | null {
  if (warnings.length === 0) return null;
  return html`<div class="warnings" role="note" aria-label="Warnings">
<h2>Beware</h2>
<ul>
${warnings.map(({ message }) => html`<li>${message}</li>\n`)}</ul>
</div>`;
}

function settingsOf(trace: TraceFacts): Html {
  const { settings } = trace;
  const rows: (readonly [string, Content] | null)[] = [
    [
      'Population and sample',
      html`<var>P</var> = ${countText(settings.population)}, <var>s</var> = ${countText(settings.sample)}`,
    ],
    ['How they are known', ORIGINS[settings.source]],
    settings.mutation === null ? null : ['Mutation', mutationText(settings.mutation)],
    trace.stage1 === null || trace.stage2 === null
      ? null
      : ['Stages', `${countText(trace.stage1)} at random, then ${countText(trace.stage2)} evolved`],
    ['Parents', lineageText(trace)],
    ['Search space', spaceText(trace)],
    [
      'Window and prefix',
      html`<var>W</var> = ${countText(trace.window)} successes, <var>k</var> = ${trace.prefixLength} choices`,
    ],
    evidenceRow(trace),
  ];
  return html`<dl class="settings">
${rows.flatMap(row => (row === null ? [] : [html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>\n`]))}</dl>`;
}

function mutationText(mutation: 'redraw' | 'replace'): string {
  return mutation === 'redraw' ? 'redraw (may draw the old choice again)' : 'replace (always another choice)';
}

function evidenceRow({ settings }: TraceFacts): readonly [string, string] | null {
  const { searchEvidence, selectionEvidence } = settings;
  if (searchEvidence === null || selectionEvidence === null) return null;
  return [
    'Evidence',
    `${numberText(searchEvidence)} for evolution over a random search, ${numberText(selectionEvidence)} for selection by quality (differences of log-likelihood)`,
  ];
}

function lineageText({ lineage }: TraceFacts): string {
  if (isSkipped(lineage)) return `unknown: ${lineage.skipped}`;
  if (lineage.source === 'none') return 'none found: the trace does not look like regularized evolution';
  const known = `${countText(lineage.resolved ?? 0)} of ${countText(lineage.eligible)}`;
  if (lineage.source === 'recorded') return `recorded for ${known}`;
  const sure = lineage.meanConfidence ?? null;
  return `inferred for ${known}${sure === null ? '' : `, ${percentText(sure)} sure on average`}`;
}

function spaceText({ sequenceLength: { min, max }, space }: TraceFacts): string {
  if (min === null || max === null) return 'empty';
  const length = min === max ? countText(max) : `${countText(min)} to ${countText(max)}`;
  const options = space.map(({ choices }) => choices.length);
  const least = Math.min(...options);
  const most = Math.max(...options);
  const choices = least === most ? countText(most) : `${countText(least)} to ${countText(most)}`;
  return `${length} variable ${max === 1 ? 'node' : 'nodes'} of ${choices} choices`;
}

function verdictCounts(claims: Summary['claims']): Html | null {
  if (claims.length === 0) return null;
  const contradicted = claims.filter(claim => claim.verdict === 'contradicted');
  const listed =
    contradicted.length === 0
      ? null
      : html`<p>Contradicted: ${contradicted.map(({ claim }) => claim).join('; ')}.</p>`;
  return html`<div class="verdicts">
<h2>The paper’s findings on this trace</h2>
<ul class="tally">
${VERDICTS.map(verdict => html`<li class="${verdict}"><b>${claims.filter(claim => claim.verdict === verdict).length}</b> ${verdict}</li>\n`)}</ul>
${listed}
<p><a href="#claims">All verdicts with their evidence</a></p>
</div>`;
}

/** Every claim with its verdict and evidence. */
export function claimsTable(claims: Summary['claims']): Html {
  return tableBlock(
    'Findings of Underwood et al. (2023), and nastrace’s own, as tests on this trace',
    [{ heading: 'Finding' }, { heading: 'Verdict' }, { heading: 'Evidence' }],
    claims.map(({ claim, verdict, evidence, discriminates, source }) => [
      html`${claim}${source === 'nastrace' ? html` <span class="mark" title="not in the paper">°</span>` : null}${discriminates ? null : html` <span class="mark" title="a random search would show it too">†</span>`}`,
      html`<span class="verdict ${verdict}">${verdict}</span>`,
      `${evidence.charAt(0).toUpperCase()}${evidence.slice(1)}.`,
    ]),
  );
}
