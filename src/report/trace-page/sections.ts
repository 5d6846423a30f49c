// The four questions, and caches where they were replayed: figures, reading, takeaways and tables of each.

import { isSkipped, type Skipped } from '../../shared/skipped.ts';
import type { Summary } from '../../summary/schema.ts';
import { figureRow, readingBlock, skippedBlock, takeawaysBlock } from '../page/blocks.ts';
import { type Html, html } from '../page/html.ts';
import type { Section } from '../page/page.ts';
import { type Analyses, type Computed, presentPart, type Reading } from './parts.ts';
import { readCaches } from './reading/caches.ts';
import { readLocality } from './reading/locality.ts';
import { readPopularity } from './reading/popularity.ts';
import { readQuality } from './reading/quality.ts';
import { readStructure } from './reading/structure.ts';
import { cacheTables } from './tables/caches.ts';
import { localityTables } from './tables/locality.ts';
import { popularityTables } from './tables/popularity.ts';
import { qualityTables } from './tables/quality.ts';
import { structureTables } from './tables/structure.ts';

type QuestionId = keyof Analyses;

interface Question<Id extends QuestionId> {
  readonly id: Id;
  readonly heading: string;
  readonly short: string;
  readonly question: string;
  readonly read: (part: Computed<Id>, trace: Summary['trace']) => Reading;
  readonly tables: (part: Computed<Id>) => readonly Html[];
  /** Parts that a trace may not give, with what they are called. */
  readonly parts: (part: Computed<Id>) => readonly (readonly [what: string, part: unknown])[];
}

/** A question whose analysis is hidden behind what sections need of it. */
interface Asked {
  readonly id: QuestionId;
  readonly reading: (summary: Summary) => Reading | null;
  readonly section: (summary: Summary, figures: readonly Html[]) => Section | null;
}

export const QUESTIONS: readonly Asked[] = [
  ask({
    id: 'trie',
    heading: 'Structure: how architectures evolve',
    short: 'Structure',
    question: 'How do architectures evolve structurally, and where do mutations fall?',
    read: readStructure,
    tables: structureTables,
    parts: trie => [['Mutations', trie.mutations]],
  }),
  ask({
    id: 'locality',
    heading: 'Locality: when and where the same tensors are needed',
    short: 'Locality',
    question: 'Where is the temporal locality of tensors, within and across workers?',
    read: readLocality,
    tables: localityTables,
    parts: locality => [
      ['Repetition within a worker', locality.withinWorker],
      ['Sharing across workers', locality.acrossWorkers],
      ['Reuse distance', locality.reuseDistance],
      ['Scheduling quanta', locality.quanta],
    ],
  }),
  ask({
    id: 'quality',
    heading: 'Quality: which models improve, and which become parents',
    short: 'Quality',
    question: 'How does quality grow, and which models will never be a parent?',
    read: readQuality,
    tables: qualityTables,
    parts: quality => [
      ['Low performers', quality.lowPerformers],
      ['The selection curve', quality.selection],
      ['Lifetime', quality.lifetime],
    ],
  }),
  ask({
    id: 'popularity',
    heading: 'Popularity: which prefixes rise, and when they fall',
    short: 'Popularity',
    question: 'When does a prefix become popular, and when does it cease to be?',
    read: readPopularity,
    tables: popularityTables,
    parts: popularity => [
      ['Donors', popularity.donors],
      ['From improvement to popularity', popularity.improvementGap],
    ],
  }),
  ask({
    id: 'cache',
    heading: 'Caches: what policies would answer',
    short: 'Caches',
    question: 'How many of the transfers would a cache answer, under which policy?',
    read: readCaches,
    tables: cacheTables,
    parts: cache => [['What not storing would save', cache.storing]],
  }),
];

function ask<Id extends QuestionId>(question: Question<Id>): Asked {
  const { id } = question;
  // What is stored under `id` is this question's part, computed or skipped.
  const partOf = ({ analyses }: Summary) => analyses[id] as Computed<Id> | Skipped | undefined;
  return {
    id,
    reading: summary => {
      const part = presentPart(partOf(summary)) as Computed<Id> | null;
      return part === null ? null : question.read(part, summary.trace);
    },
    section: (summary, figures) => {
      const part = partOf(summary);
      if (part === undefined) return null;
      const { heading, short } = question;
      return { id, heading, short, body: bodyOf(question, part, summary, figures) };
    },
  };
}

function bodyOf<Id extends QuestionId>(
  question: Question<Id>,
  part: Computed<Id> | Skipped,
  summary: Summary,
  figures: readonly Html[],
): Html {
  const asked = html`<p class="question">${question.question}</p>\n`;
  if (isSkipped(part)) return html`${asked}${skippedBlock('This part', part.skipped)}`;
  const computed = part as Computed<Id>;
  const { sentences, takeaways } = question.read(computed, summary.trace);
  const missing = question
    .parts(computed)
    .flatMap(([what, inner]) => (isSkipped(inner) ? [skippedBlock(what, inner.skipped)] : []));
  return html`${asked}${readingBlock(sentences)}${takeawaysBlock(takeaways)}${figureRow(figures)}${missing}${question.tables(computed)}`;
}
