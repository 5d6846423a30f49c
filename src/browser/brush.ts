// A range chosen in one figure, shown in all that share the axis of time.
//
// Ranges travel as seconds since the start of the trace; an axis of candidates is read off where the shown windows
// end, between which time is taken to run evenly.

import type { SharedAxis } from '../charts/figure.ts';
import type { FrameEnd } from '../report/trace-page/embedded.ts';
import type { Figure } from './figure.ts';
import type { View } from './vega-runtime.ts';

export type Range = readonly [from: number, to: number];

/** Vega-Lite's signal of the range in pixels, for a selection named `brush`. */
const SIGNAL = 'brush_x';

export class Brush {
  private readonly clock: Clock;
  private readonly members: { view: View; axis: SharedAxis }[] = [];
  private readonly listeners: ((range: Range | null) => void)[] = [];
  private range: Range | null = null;
  private spreading = false;

  constructor(figures: readonly Figure[], frames: readonly FrameEnd[]) {
    this.clock = new Clock(frames);
    for (const figure of figures) {
      const { axis } = figure.payload;
      if (axis !== null) figure.onView(view => this.join(view, axis));
    }
  }

  onChange(listener: (range: Range | null) => void): void {
    this.listeners.push(listener);
  }

  /** Shows the range, or none, in every figure. */
  set(range: Range | null, origin: View | null = null): void {
    this.range = range;
    this.spreading = true;
    for (const { view, axis } of this.members) if (view !== origin) this.show(view, axis);
    this.spreading = false;
    for (const listener of this.listeners) listener(range);
  }

  private join(view: View, axis: SharedAxis): void {
    if (!hasSignal(view)) return;
    // A figure drawn anew replaces the one before.
    const old = this.members.findIndex(member => member.axis === axis);
    if (old >= 0) this.members.splice(old, 1);
    this.members.push({ view, axis });
    view.addSignalListener(SIGNAL, (_name, pixels: readonly number[]) => {
      if (!this.spreading) this.set(this.read(view, axis, pixels), view);
    });
    if (this.range !== null) this.set(this.range);
  }

  private read(view: View, axis: SharedAxis, pixels: readonly number[]): Range | null {
    const [from, to] = pixels;
    if (from === undefined || to === undefined || from === to) return null;
    const scale = view.scale('x');
    const ends = [scale.invert(from), scale.invert(to)].map(value => this.clock.secondsOf(axis, value));
    return [Math.min(...ends), Math.max(...ends)];
  }

  private show(view: View, axis: SharedAxis): void {
    const scale = view.scale('x');
    const [low = 0, high = 0] = scale.range();
    const inside = (seconds: number) =>
      Math.min(Math.max(scale(this.clock.valueOf(axis, seconds)), low), high);
    view.signal(SIGNAL, this.range === null ? [] : this.range.map(inside)).run();
  }
}

function hasSignal(view: View): boolean {
  try {
    view.signal(SIGNAL);
    return true;
  } catch {
    return false;
  }
}

/** Candidates to seconds and back. */
class Clock {
  private readonly frames: readonly { candidate: number; seconds: number }[];

  constructor(frames: readonly FrameEnd[]) {
    this.frames = frames.flatMap(({ candidate, seconds }) =>
      seconds === null ? [] : [{ candidate, seconds }],
    );
  }

  secondsOf(axis: SharedAxis, value: number): number {
    if (axis.kind === 'time') return value * axis.unitSeconds;
    return interpolate(this.frames, 'candidate', 'seconds', value);
  }

  valueOf(axis: SharedAxis, seconds: number): number {
    if (axis.kind === 'time') return seconds / axis.unitSeconds;
    return interpolate(this.frames, 'seconds', 'candidate', seconds);
  }
}

type Place = { candidate: number; seconds: number };

function interpolate(places: readonly Place[], from: keyof Place, to: keyof Place, value: number): number {
  const after = places.findIndex(place => place[from] >= value);
  const next = places[after < 0 ? places.length - 1 : after];
  const previous = places[Math.max(0, after < 0 ? places.length - 2 : after - 1)];
  if (next === undefined || previous === undefined) return value;
  const span = next[from] - previous[from];
  return span === 0 ? next[to] : previous[to] + ((value - previous[from]) / span) * (next[to] - previous[to]);
}
