// How the numbers were obtained, with the formulas and the settings of this run (METHOD §1 to §6).

import { countText, numberText } from '../../charts/number-text.ts';
import type { Summary } from '../../summary/schema.ts';
import { tableBlock } from '../page/blocks.ts';
import { type Html, html } from '../page/html.ts';
import type { Section } from '../page/page.ts';
import { presentPart } from './parts.ts';

export function methodSection(summary: Summary): Section {
  return {
    id: 'method',
    heading: 'Method',
    body: html`<p>The questions and most of the formulas are those of Underwood, Madhyastha, Burns and Nicolae, <cite>Understanding Patterns of Deep Learning Model Evolution in Network Architecture Search</cite> (2023). A candidate is a successful evaluation, numbered in the order in which results came in. A prefix is the beginning of an architecture, which under greedy layer transfer stands for its deepest tensor.</p>
<dl class="formulas">
${formulas(summary).map(({ name, formula, words }) => html`<div><dt>${name}</dt><dd><p class="formula">${formula}</p><p>${words}</p></dd></div>\n`)}</dl>
<p>No number here is taken from a figure; all are in <code>summary.json</code>, whose keys the method page of nastrace defines.</p>
${parametersTable(summary)}`,
  };
}

interface Formula {
  readonly name: string;
  readonly formula: Html;
  readonly words: string;
}

function formulas({ trace }: Summary): Formula[] {
  const { population, sample } = trace.settings;
  return [
    {
      name: 'Parents',
      formula: html`<var>p</var><sub>c</sub> = (1 − ε) Σ<sub>m</sub> sel(<var>m</var>) · mut(<var>c</var> | <var>m</var>) + ε <var>u</var><sub>c</sub>, ε = 0.001`,
      words:
        'Likelihood of an evolved evaluation c over the members m of the population that the manager knew when it created c; the terms of the sum are the posterior weights of the parents. Population, sample and mutation model are those that maximise the likelihood of the first 4000 evaluations, unless they were given.',
    },
    {
      name: 'Selection',
      formula: html`sel(λ) = C(λ − 1, <var>s</var> − 1) / C(<var>P</var>, <var>s</var>), bound(λ) = C(λ, <var>s</var>) / C(<var>P</var>, <var>s</var>)`,
      words: `Probability that the member of rank λ (1 is the worst) wins a tournament of s = ${countText(sample)} of P = ${countText(population)}, and that a tournament holds nobody better; members of equal quality share. Below rank s both are 0.`,
    },
    {
      name: 'Mutation positions',
      formula: html`π̂ = arg max<sub>π</sub> Σ<sub>c</sub> ln Σ<sub>m</sub> sel(<var>m</var>) · mut<sub>π</sub>(<var>c</var> | <var>m</var>)`,
      words:
        'Weights of the positions by maximum likelihood over the children with a known parent; evenness is tested by the likelihood ratio.',
    },
    {
      name: 'Locality',
      formula: html`lift = observed / mean of the permutations, <var>p</var> = (1 + #{permutation ≥ observed}) / (1 + permutations)`,
      words:
        'Architectures are shuffled over the jobs within each stage, times and workers kept, donors and accesses derived anew. Shuffling workers instead, times kept, asks whether placement matters.',
    },
    {
      name: 'Waiting',
      formula: html`<var>E</var>(<var>r</var>, <var>w</var>) = Φ<sup>−1</sup>((<var>r</var> − π/8) / (<var>w</var> − π/4 + 1))`,
      words:
        'Expected order statistics of normal durations: what waiting for s of w workers costs is a difference of two of them, times the standard deviation of the durations.',
    },
    {
      name: 'Popularity',
      formula: html`tier 1: count ≥ 0.30 <var>W</var>; tier 3: count ≤ 0.03 <var>W</var>`,
      words: `The window at a candidate holds the last W = ${countText(trace.window)} successes; prefixes of k = ${trace.prefixLength} choices are counted in it.`,
    },
    {
      name: 'Random start',
      formula: html`P(max ≤ <var>k</var>) = <var>W</var>! / <var>c</var><sup>W</sup> · [<var>x</var><sup>W</sup>] (Σ<sub>j ≤ k</sub> <var>x</var><sup>j</sup> / <var>j</var>!)<sup>c</sup>`,
      words:
        'Law of the commonest of c equally likely prefixes among W, against which the first full window is held.',
    },
  ];
}

function parametersTable({ trace, analyses, tool, schemaVersion }: Summary): Html {
  const { settings } = trace;
  const rows: [string, string][] = [
    ['nastrace', `${tool.version}, summary schema ${schemaVersion}`],
    ['sources', trace.sources.join(', ')],
    ['population, sample', `${settings.population}, ${settings.sample} (${settings.source})`],
    ['mutation', settings.mutation ?? 'unknown'],
    ['window, prefix length', `${trace.window}, ${trace.prefixLength}`],
    ...Object.entries(analyses).flatMap(([module, part]) => {
      const params = presentPart(part)?.params ?? {};
      return Object.entries(params).map(([name, value]): [string, string] => [
        `${module}: ${name}`,
        textOf(value),
      ]);
    }),
  ];
  return tableBlock('Parameters of this run', [{ heading: 'Parameter' }, { heading: 'Value' }], rows);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'default';
  if (typeof value === 'number') return numberText(value, 6);
  return Array.isArray(value) ? value.join(', ') : String(value);
}
