// The page's program: draws the figures, and makes them answer.

import './page.css';
import type { FigurePayload } from '../report/page/figure-payload.ts';
import { readEmbedded } from './embedded.ts';
import { Figure } from './figure.ts';
import { onThemeChange, startThemes } from './theme.ts';
import { addTools } from './tools.ts';

/** Distance from the screen, in its heights, at which a figure is drawn. */
const NEAR = '100%';

function start(): void {
  const figures = (readEmbedded<FigurePayload[]>('figures') ?? []).flatMap(payload => {
    const frame = document.querySelector<HTMLElement>(`[data-figure="${CSS.escape(payload.id)}"]`);
    return frame === null ? [] : [new Figure(payload, frame)];
  });
  startThemes();
  for (const figure of figures) addTools(figure);
  drawWhenNear(figures);
  onThemeChange(() => {
    for (const figure of figures) figure.redraw();
  });
  window.addEventListener('beforeprint', () => {
    for (const figure of figures) figure.draw();
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
