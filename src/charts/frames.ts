// Which windows are shown one after the other when a sliding window is played: the first full one, the last, and
// as many between, evenly spread, as the budget allows.

/** Frames of a sliding window that a page may play. */
export const MOST_FRAMES = 100;

/** Candidates (1-based, ascending) at which the shown windows end; none without a full window. */
export function chooseFrames(candidates: number, windowSize: number, most: number = MOST_FRAMES): number[] {
  const steps = candidates - windowSize;
  if (steps < 0) return [];
  const frames = Math.min(most, steps + 1);
  if (frames === 1) return [candidates];
  return Array.from(
    { length: frames },
    (_, frame) => windowSize + Math.round((frame * steps) / (frames - 1)),
  );
}
