// All figures of a summary, each under the module that it belongs to; the trace is not needed.

import type { FigureContext, FigureSize, FigureSpec } from '../analyses/contract.ts';
import { analysisTable } from '../analyses/index.ts';
import { movingFigures } from '../analyses/popularity/figures.ts';
import { figures as cacheFigures } from '../replay/figures.ts';
import type { CacheSummary } from '../replay/schema.ts';
import { isSkipped } from '../shared/skipped.ts';
import type { AnalysisId, Summary, SummaryPart } from '../summary/schema.ts';

export interface ModuleFigure {
  readonly module: AnalysisId;
  readonly figure: FigureSpec;
}

/** The figures of a cache section alone. */
export function collectCacheFigures(cache: CacheSummary, size: FigureSize = {}): ModuleFigure[] {
  return cacheFigures(cache, size).map(figure => ({ module: 'cache', figure }));
}

interface Collected {
  readonly trace: SummaryPart['trace'];
  readonly width: number | undefined;
  readonly figures: ModuleFigure[];
}

/** By the part of the summary that they show: a report draws its figures, and places the same in its page. */
const collected = new WeakMap<object, Collected>();

/** The figures of a summary, or of a part; of the same part, trace and size the same, which nobody may write into. */
export function collectFigures({ trace, analyses }: SummaryPart, size: FigureSize = {}): ModuleFigure[] {
  const context: FigureContext = {
    ...size,
    evaluations: trace.evaluations,
    successes: trace.successes,
    population: trace.settings.population,
    sample: trace.settings.sample,
    settingsSource: trace.settings.source,
    window: trace.window,
    prefixLength: trace.prefixLength,
    nodes: trace.space.map(({ name }) => name),
    stage1: trace.stage1,
    seconds: trace.seconds,
    workers: trace.workers,
  };
  const of = <Part extends object>(
    module: AnalysisId,
    part: Part | { skipped: string } | undefined,
    figures: (summary: Part, context: FigureContext) => FigureSpec[],
  ): ModuleFigure[] => {
    if (part === undefined || isSkipped(part)) return [];
    const known = collected.get(part);
    if (known?.trace === trace && known.width === size.width) return known.figures;
    const made = figures(part, context).map(figure => ({ module, figure }));
    collected.set(part, { trace, width: size.width, figures: made });
    return made;
  };
  return [
    ...of('trie', analyses.trie, analysisTable.trie.figures),
    ...of('locality', analyses.locality, analysisTable.locality.figures),
    ...of('quality', analyses.quality, analysisTable.quality.figures),
    ...of('popularity', analyses.popularity, analysisTable.popularity.figures),
    ...of('cache', analyses.cache, cacheFigures),
  ];
}

/** The figures of the summary that move, for a page. */
export function collectMovingFigures({ analyses: { popularity } }: Summary): ModuleFigure[] {
  if (popularity === undefined || isSkipped(popularity)) return [];
  return movingFigures(popularity).map(figure => ({ module: 'popularity', figure }));
}
