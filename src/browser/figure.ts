// One figure of the page: drawn when it comes near the screen, drawn anew when the theme changes.

import type { Spec } from 'vega';
import type { FigurePayload } from '../report/page/figure-payload.ts';
import { currentTheme, type Theme } from './theme.ts';
import { showTooltip } from './tooltip.ts';
import { type DataRow, patched, tableNumbers, unpackRows, withTables } from './unpack.ts';
import { createView, type View } from './vega-runtime.ts';

export class Figure {
  readonly payload: FigurePayload;
  readonly frame: HTMLElement;
  private readonly drawing: HTMLElement;
  private readonly listeners: ((view: View) => void)[] = [];
  private readonly signals: ReadonlySet<string>;
  private theme: Theme | null = null;
  view: View | null = null;

  constructor(payload: FigurePayload, frame: HTMLElement) {
    this.payload = payload;
    this.frame = frame;
    const { signals = [] } = payload.vega as Spec;
    this.signals = new Set(signals.map(({ name }) => name));
    this.drawing = frame.querySelector<HTMLElement>('.drawing') ?? frame;
  }

  /** Calls back with every view that is made of this figure, the present one too. */
  onView(listener: (view: View) => void): void {
    this.listeners.push(listener);
    if (this.view !== null) listener(this.view);
  }

  /** Draws the figure in the present theme, unless it is so already. */
  draw(): void {
    const theme = currentTheme();
    if (this.theme === theme) return;
    this.theme = theme;
    this.view?.finalize();
    this.drawing.replaceChildren();
    const view = createView(this.spec(theme), this.drawing);
    view.tooltip(showTooltip);
    view.run();
    // Read aloud are the caption and the data; Vega's marks have no names to read.
    this.drawing.querySelector('svg')?.setAttribute('aria-hidden', 'true');
    this.view = view;
    for (const listener of this.listeners) listener(view);
  }

  /** Draws it anew if it was drawn before. */
  redraw(): void {
    if (this.theme !== null) this.draw();
  }

  /** Sets a parameter of the figure, where it is drawn and has it. */
  signal(name: string, value: unknown): void {
    if (this.view === null || !this.signals.has(name)) return;
    this.view.signal(name, value).run();
  }

  /** A view for files: light, and without the page. */
  fileView(): View {
    const view = createView(this.spec('light'), null);
    view.run();
    return view;
  }

  /** The Vega-Lite specification with its data. */
  vegaLite(): unknown {
    return withTables(this.payload.vegaLite, this.payload.tables);
  }

  /** The tables behind the figure, without those that only the page needs. */
  tables(): DataRow[][] {
    const own = new Set(tableNumbers(this.payload.vegaLite));
    return this.payload.tables.filter((_, number) => own.has(number)).map(unpackRows);
  }

  private spec(theme: Theme): Spec {
    const { vega, dark, tables } = this.payload;
    return withTables(theme === 'dark' ? patched(vega, dark) : vega, tables) as Spec;
  }
}
