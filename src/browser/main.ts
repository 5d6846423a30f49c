// The page's program: draws the figures, and makes them answer.

import './page.css';
import type { FigurePayload } from '../report/page/figure-payload.ts';
import type { EmbeddedTrie, FrameEnd } from '../report/trace-page/embedded.ts';
import { Brush } from './brush.ts';
import { readEmbedded } from './embedded.ts';
import { Figure } from './figure.ts';
import { onThemeChange, startThemes } from './theme.ts';
import { addTools } from './tools.ts';
import { showTooltip } from './tooltip.ts';
import { Transport } from './transport.ts';
import { TrieTree } from './trie-tree.ts';
import type { View } from './vega-runtime.ts';

/** Distance from the screen, in its heights, at which a figure is drawn. */
const NEAR = '100%';

function start(): void {
  const figures = (readEmbedded<FigurePayload[]>('figures') ?? []).flatMap(payload => {
    const frame = document.querySelector<HTMLElement>(`[data-figure="${CSS.escape(payload.id)}"]`);
    return frame === null ? [] : [new Figure(payload, frame)];
  });
  startThemes();
  for (const figure of figures) addTools(figure);
  enliven(figures);
  drawWhenNear(figures);
  onThemeChange(() => {
    for (const figure of figures) figure.redraw();
  });
  window.addEventListener('beforeprint', () => {
    for (const figure of figures) figure.draw();
  });
}

/** The parts that a report of one trace has; a page without them has none of it. */
function enliven(figures: readonly Figure[]): void {
  const frames = readEmbedded<FrameEnd[]>('frames') ?? [];
  const trie = readEmbedded<EmbeddedTrie>('trie');
  const place = document.querySelector<HTMLElement>('[data-tree]');
  const quality = figures.find(({ payload }) => payload.id === 'quality-quality');
  let chosen = [-1, -1];
  const mark = () => {
    quality?.signal('nodeLow', chosen[0]);
    quality?.signal('nodeHigh', chosen[1]);
  };
  quality?.onView(mark);
  const choose = (low: number, high: number) => {
    chosen = [low, high];
    mark();
  };
  const tree = trie === null || place === null ? null : new TrieTree(trie, place, choose);
  const brush = new Brush(figures, frames);
  if (frames.length > 1) new Transport(frames, figures, tree, brush);
  const drawn = figures.find(({ payload }) => payload.id === 'trie-trie');
  if (trie !== null && tree !== null) drawn?.onView(view => explainTrie(view, trie, tree));
}

/** The trie's figure says whose prefix a node is, and chooses it. */
function explainTrie(view: View, trie: EmbeddedTrie, tree: TrieTree): void {
  const nodeOf = (item: unknown) => (item as { datum?: { node?: number } } | null)?.datum?.node;
  view.addEventListener('pointermove', (event, item) => {
    const node = nodeOf(item);
    const tip =
      node === undefined
        ? null
        : { [trie.choice[node] ?? '']: `${trie.count[node] ?? 0} evaluations`, depth: trie.depth[node] };
    showTooltip(null, event as MouseEvent, item, tip);
  });
  view.addEventListener('click', (_event, item) => {
    const node = nodeOf(item);
    if (node !== undefined) tree.select(node);
  });
}

function drawWhenNear(figures: readonly Figure[]): void {
  const figureOf = new Map<Element, Figure>(figures.map(figure => [figure.frame, figure]));
  const observer = new IntersectionObserver(
    entries => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        figureOf.get(target)?.draw();
      }
    },
    { rootMargin: NEAR },
  );
  for (const figure of figures) observer.observe(figure.frame);
}

start();
