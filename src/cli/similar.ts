// Which word was probably meant: the one at the least edit distance, if that is small.
// Levenshtein distance by rows, over lower-case letters.

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
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
