// The bar that plays the window through the search and holds the chosen time range.
//
// Nothing plays by itself. Where the reader asks for reduced motion, Play becomes a step to the next window.

import type { FrameEnd } from '../report/trace-page/embedded.ts';
import type { Brush } from './brush.ts';
import { announce } from './embedded.ts';
import type { Figure } from './figure.ts';
import type { TrieTree } from './trie-tree.ts';

const FRAME_MILLISECONDS = 90;
const RANGE_STEPS = 1000;
const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');

export class Transport {
  private readonly frames: readonly FrameEnd[];
  private readonly figures: readonly Figure[];
  private readonly tree: TrieTree | null;
  private readonly slider = input('frame');
  private readonly button = document.getElementById('play');
  private timer: number | null = null;
  private frame = 0;

  constructor(frames: readonly FrameEnd[], figures: readonly Figure[], tree: TrieTree | null, brush: Brush) {
    this.frames = frames;
    this.figures = figures;
    this.tree = tree;
    const bar = document.querySelector<HTMLElement>('.transport');
    if (bar === null || this.slider === null) return;
    bar.hidden = false;
    for (const figure of figures) figure.onView(() => this.move(figure));
    this.slider.addEventListener('input', () => {
      this.stop();
      this.show(Number(this.slider?.value));
    });
    this.button?.addEventListener('click', () => this.press());
    this.label();
    reduced.addEventListener('change', () => this.label());
    connectRange(brush, frames.at(-1)?.seconds ?? null);
    this.show(0);
  }

  private press(): void {
    if (this.timer !== null) {
      this.stop();
      return;
    }
    if (this.frame >= this.frames.length - 1) this.show(0);
    if (reduced.matches) {
      this.show(this.frame + 1);
      announce(this.text());
      return;
    }
    this.timer = window.setInterval(() => this.advance(), FRAME_MILLISECONDS);
    this.label();
  }

  private advance(): void {
    if (this.frame >= this.frames.length - 1) this.stop();
    else this.show(this.frame + 1);
  }

  private stop(): void {
    if (this.timer !== null) window.clearInterval(this.timer);
    this.timer = null;
    this.label();
  }

  private label(): void {
    if (this.button === null) return;
    this.button.textContent = this.timer !== null ? 'Pause' : reduced.matches ? 'Step' : 'Play';
    this.button.setAttribute('aria-pressed', String(this.timer !== null));
  }

  private show(frame: number): void {
    this.frame = Math.min(Math.max(0, frame), this.frames.length - 1);
    for (const figure of this.figures) this.move(figure);
    this.tree?.showFrame(this.frame);
    if (this.slider === null) return;
    this.slider.value = String(this.frame);
    this.slider.setAttribute('aria-valuetext', this.text());
    const output = document.getElementById('frame-text');
    if (output !== null) output.textContent = this.text();
  }

  private move(figure: Figure): void {
    figure.signal('frame', this.frame);
  }

  private text(): string {
    return `candidate ${this.frames[this.frame]?.candidate ?? 0}`;
  }
}

function connectRange(brush: Brush, seconds: number | null): void {
  const from = input('range-from');
  const to = input('range-to');
  if (from === null || to === null || seconds === null) return;
  const unit = seconds / RANGE_STEPS;
  const tell = () => {
    const ends = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
    const [low = 0, high = RANGE_STEPS] = ends;
    brush.set(low === 0 && high === RANGE_STEPS ? null : [low * unit, high * unit]);
  };
  from.addEventListener('input', tell);
  to.addEventListener('input', tell);
  document.getElementById('range-clear')?.addEventListener('click', () => brush.set(null));
  brush.onChange(range => {
    from.value = String(range === null ? 0 : Math.round(range[0] / unit));
    to.value = String(range === null ? RANGE_STEPS : Math.round(range[1] / unit));
    for (const each of [from, to]) {
      each.setAttribute('aria-valuetext', `${(Number(each.value) * unit).toPrecision(3)} seconds`);
    }
  });
}

function input(id: string): HTMLInputElement | null {
  const found = document.getElementById(id);
  return found instanceof HTMLInputElement ? found : null;
}
