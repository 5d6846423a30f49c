// Which figures are left out, and what the others say, when a summary lacks a part or says something unusual?

import { beforeAll, describe, expect, it } from 'vitest';
import { drawAll } from './draw.ts';
import { VARIANTS } from './samples/variants.ts';
import { collectWarnings, schemaChecker } from './vega.ts';

type Variant = keyof typeof VARIANTS;

const drawn = Object.fromEntries(
  Object.entries(VARIANTS).map(([name, variant]) => [name, drawAll(variant)]),
) as Record<Variant, ReturnType<typeof drawAll>>;

/** Title and subtitle of a figure on one line each. */
function captionOf(variant: Variant, name: string) {
  const found = drawn[variant].find(({ figure }) => figure.name === name);
  if (found === undefined) throw new Error(`${variant} has no figure ${name}`);
  const { text, subtitle } = found.figure.spec.title as { text: string[]; subtitle: string[] };
  return {
    title: text.join(' ').replaceAll('\u00a0', ' '),
    subtitle: subtitle.join(' ').replaceAll('\u00a0', ' '),
  };
}

const ALL = [
  'trie',
  'choices',
  'mutations',
  'tensor-access',
  'reuse-distance',
  'sharing',
  'scheduling-delay',
  'quality',
  'transfer-bound',
  'skip-tradeoff',
  'selection',
  'prefix-popularity',
  'tiers',
  'donors',
  'improvement-gap',
];

describe('figures drawn', () => {
  it.each<[Variant, string[]]>([
    ['usual', ALL],
    ['recorded', ALL],
    ['withoutTimes', ['trie', 'choices', 'quality', 'transfer-bound', 'prefix-popularity', 'tiers']],
    [
      'withoutSuccesses',
      ['trie', 'choices', 'tensor-access', 'reuse-distance', 'sharing', 'scheduling-delay', 'transfer-bound'],
    ],
  ])('%s', (variant, names) => {
    expect(drawn[variant].map(({ figure }) => figure.name)).toEqual(names);
  });
});

describe('specifications', () => {
  let check: (spec: unknown) => string[];
  beforeAll(() => {
    check = schemaChecker();
  });
  const all = Object.entries(drawn).flatMap(([variant, figures]) =>
    figures.map(({ figure }) => ({ name: `${variant}: ${figure.name}`, spec: figure.spec })),
  );
  it.each(all)('$name is valid and silent', async ({ spec }) => {
    expect(check(spec)).toEqual([]);
    expect(await collectWarnings(spec)).toEqual([]);
  });
});

describe('captions', () => {
  it.each<[Variant, string, RegExp]>([
    ['usual', 'tensor-access', /rank 1, in \d+ % of evaluations, is left out$/],
    ['usual', 'mutations', /^Mutations fall evenly over the 8 positions \(p = 0\.43\)$/],
    ['usual', 'scheduling-delay', /^Waiting for all 24 workers costs .+, for half of them /],
    ['usual', 'selection', /^Parents are selected as the hypergeometric says \(p = 0\.41\)$/],
    ['usual', 'donors', /^After 5 donations a prefix is 6\.6 times as likely as any to donate again$/],
    [
      'usual',
      'improvement-gap',
      /^A new best has a child every 18 creations; P\/s = 20 expected \(p = 0\.61\)$/,
    ],
    ['usual', 'quality', /^Quality reached [\d.]+ at candidate \d+ and rose \d+ times?$/],
    ['usual', 'transfer-bound', /^The worst 4 of 100 are never selected; up to rank 41 /],
    ['withoutTimes', 'choices', /^Shares of the choices$/],
  ])('%s: title of %s', (variant, name, expected) => {
    expect(captionOf(variant, name).title).toMatch(expected);
  });

  it.each<[Variant, string, RegExp]>([
    ['usual', 'trie', /under 1 % of the evaluations are pruned \(\d+ of [\d,]+ kept\)/],
    ['usual', 'tensor-access', /would be transferred$/],
    ['recorded', 'tensor-access', /that read the tensor; showing [\d,]+ of 123,456 accesses$/],
    [
      'usual',
      'reuse-distance',
      /75 cold \(first on their worker, [\d.]+ %\) left out; accesses: layers that would be transferred$/,
    ],
    ['recorded', 'reuse-distance', /accesses: recorded reads$/],
    ['usual', 'quality', /\d+ points below [\d.]+ not shown$/],
    ['recorded', 'quality', /records\); showing 300 of 1,000,000 points$/],
    ['recorded', 'tiers', /showing \d+ of 999,901 windows$/],
    [
      'usual',
      'improvement-gap',
      /^First child of 9 new bests, 2 beaten or retired without a child \(Kaplan–Meier\)$/,
    ],
  ])('%s: subtitle of %s', (variant, name, expected) => {
    expect(captionOf(variant, name).subtitle).toMatch(expected);
  });

  it('say what would be transferred unless transfers are recorded', () => {
    const legend = (variant: Variant) =>
      JSON.stringify(drawn[variant].find(({ figure }) => figure.name === 'trie')?.figure.spec);
    expect(legend('usual')).toContain('would be transferred');
    expect(legend('recorded')).not.toContain('would be transferred');
  });
});
