// Which word was probably meant: the one at the least edit distance, if that is small.
// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), in lower case.

import { at } from './columns.ts';

/** The most similar word, or null when none comes near: at most 2 edits, and under half of the word. */
export function mostSimilar(text: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let least = 3;
  for (const word of words) {
    const distance = editDistance(text.toLowerCase(), word.toLowerCase());
    if (distance < least && distance * 2 < word.length) {
      best = word;
      least = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = at(row, j) + (a[i] === b[j] ? 0 : 1);
      const swapped = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const swap = swapped ? at(before, j - 1) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, at(row, j + 1) + 1, at(next, j) + 1, swap));
    }
    before = row;
    row = next;
  }
  return at(row, b.length);
}
