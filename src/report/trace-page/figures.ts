// What each figure of a trace can do in the page, and where it stands.

import type { FigureSpec } from '../../charts/figure.ts';
import type { Row } from '../../charts/frame.ts';
import { plotNumber } from '../../charts/number-text.ts';
import type { Summary } from '../../summary/schema.ts';
import type { Compile, Compiled } from '../compile.ts';
import { compiledFigure, compiledWithTooltips } from '../compile-figure.ts';
import type { ModuleFigure } from '../figures.ts';
import { figureBlock } from '../page/blocks.ts';
import {
  allOf,
  FADED,
  fadingOutside,
  withBrush,
  withCursor,
  withHiddenPoints,
  withHighlight,
  withTooltips,
} from '../page/enliven.ts';
import { type FigurePayload, figurePayload } from '../page/figure-payload.ts';
import type { Html } from '../page/html.ts';
import { frameEnds, nodesOfCandidates } from './motion.ts';
import { presentPart } from './parts.ts';

type Change = (spec: FigureSpec['spec']) => FigureSpec['spec'];

/** Opacities as the figures have them. */
const QUALITY_OPACITY = 0.4;
const ACCESS_OPACITY = 0.6;

export function payloadOf(
  summary: Summary,
  { module, figure }: ModuleFigure,
  compile: Compile,
): FigurePayload {
  const id = figureId(module, figure);
  return figurePayload({
    id,
    spec: figure.spec,
    compiled: compiledForPage(id, summary, figure, compile),
    ...(figure.axis && { axis: figure.axis }),
  });
}

function compiledForPage(id: string, summary: Summary, figure: FigureSpec, compile: Compile): Compiled {
  const { spec } = figure;
  const changed = (...changes: Change[]) => compile(allOf(...changes)(spec));
  switch (id) {
    case 'trie-trie':
      return compiledFigure(compile, spec);
    case 'quality-quality':
      return changed(withBrush, highlightIn(summary, figure), cursorOf(summary, figure), withTooltips);
    case 'locality-tensor-access':
      return changed(withBrush, fadingOutside(ACCESS_OPACITY), withTooltips);
    case 'locality-sharing':
      return changed(withBrush, withTooltips);
    case 'popularity-tiers':
      return changed(withBrush, cursorOf(summary, figure));
    default:
      return compiledWithTooltips(compile, spec);
  }
}

/** Candidates of the trie light up among the points, or over the counts of a search that has too many. */
function highlightIn(summary: Summary, { axis }: FigureSpec): Change {
  const nodes = nodesOfCandidates(summary);
  const series = presentPart(summary.analyses.quality)?.series;
  if (series?.density === undefined)
    return withHighlight(nodes, { layer: 0, usual: QUALITY_OPACITY, faded: FADED });
  const unitSeconds = axis?.kind === 'time' ? axis.unitSeconds : null;
  const { low } = series.density;
  const points = series.points
    .filter(({ quality }) => quality >= low)
    .map(({ candidate, end, quality }) => ({
      candidate,
      time: unitSeconds === null ? candidate : plotNumber((end ?? 0) / unitSeconds),
      quality,
    }));
  return allOf(
    fadingOutside(1),
    withHiddenPoints(points),
    withHighlight(nodes, { layer: 1, usual: 0, faded: 0 }),
  );
}

function cursorOf(summary: Summary, { axis }: FigureSpec): Change {
  const rows: Row[] = frameEnds(summary).flatMap(({ candidate, seconds }, frame) => {
    if (axis?.kind === 'candidate') return [{ frame, at: candidate }];
    return axis === undefined || seconds === null ? [] : [{ frame, at: seconds / axis.unitSeconds }];
  });
  return rows.length === 0 ? spec => spec : spec => withCursor(rows, '')(spec);
}

function figureId(module: string, { name }: FigureSpec): string {
  return `${module}-${name}`;
}

/** The place of a figure in a section. */
export function placeOf({ module, figure }: ModuleFigure): Html {
  const { spec } = figure;
  const { title, subtitle } = captionOf(spec);
  const width = 'width' in spec && typeof spec.width === 'number' ? spec.width : Number.POSITIVE_INFINITY;
  return figureBlock(figureId(module, figure), title, subtitle, { width });
}

/** The caption as one text each; figures break it into lines. */
function captionOf({ title }: FigureSpec['spec']): { title: string; subtitle: string } {
  if (typeof title !== 'object' || title === null || !('text' in title)) return { title: '', subtitle: '' };
  return { title: joined(title.text), subtitle: joined(title.subtitle) };
}

function joined(text: unknown): string {
  return Array.isArray(text) ? text.join(' ') : typeof text === 'string' ? text : '';
}
