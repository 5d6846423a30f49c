// How text is made to fit its place in a figure: broken into lines, or cut in the middle.
//
// Names often differ at their ends (`nor_conv_1x1`, `nor_conv_3x3`), so the middle is what goes.

import { printable } from '../shared/printable.ts';
import { type FontWeight, measureText } from './text-width.ts';

/** As few lines of at most `width` pixels as can be, about equally long; a longer word is cut in its middle. */
export function balanceText(
  text: string,
  width: number,
  fontSize: number,
  weight: FontWeight = 'normal',
): string[] {
  const fullest = wrapText(text, width, fontSize, weight);
  let lines = fullest;
  for (let share = 0.96; share > 0.5 && fullest.length > 1; share -= 0.04) {
    const narrower = wrapText(text, share * width, fontSize, weight);
    if (narrower.length > fullest.length || narrower.some(line => line.includes('…'))) break;
    lines = narrower;
  }
  return lines;
}

/** Lines of at most `width` pixels, broken at spaces as late as can be; a longer word is cut in its middle. */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  weight: FontWeight = 'normal',
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || measureText(longer, fontSize, weight) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map(each => shortenText(each, width, fontSize, weight));
}

/** The text itself, or its two ends around "…", at most `width` pixels wide. */
export function shortenText(
  text: string,
  width: number,
  fontSize: number,
  weight: FontWeight = 'normal',
): string {
  if (measureText(text, fontSize, weight) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 0; kept--) {
    const cut = cutMiddle(characters, kept);
    if (measureText(cut, fontSize, weight) <= width) return cut;
  }
  return '…';
}

/** A name from the data as a label: printable, on one line, at most `length` characters. */
export function labelText(name: string | number, length = 24): string {
  const characters = [...printable(String(name))];
  return characters.length <= length ? characters.join('') : cutMiddle(characters, length - 1);
}

/** The first and the last of the characters, `kept` (≥ 1) in all, around "…". */
function cutMiddle(characters: readonly string[], kept: number): string {
  const head = Math.ceil(kept / 2);
  const tail = characters.slice(characters.length - (kept - head));
  return `${characters.slice(0, head).join('')}…${tail.join('')}`;
}

/** Labels of names that must stay apart: where cutting makes two equal, later ones get a number. */
export function distinctLabels(names: readonly (string | number)[], length = 24): string[] {
  const taken = new Set<string>();
  return names.map(name => {
    const label = labelText(name, length);
    let unique = label;
    for (let number = 2; taken.has(unique); number++) unique = `${label} (${number})`;
    taken.add(unique);
    return unique;
  });
}
