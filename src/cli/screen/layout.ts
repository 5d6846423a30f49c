// How labelled paragraphs are laid out in columns of a terminal.
//
// Widths are of characters as terminals show them: East Asian and emoji take two columns, combining marks
// none (Unicode TR 11, approximated by script). Text from a trace comes here through `printable`.

import { paint, type Style } from '../colour.ts';

export interface Paragraph {
  readonly label: string;
  readonly text: string;
  readonly style?: Style;
}

/** Joins a number and its unit on one line; printed as a space. */
const NO_BREAK = '\u00a0';
const LABEL_COLUMNS = 12;
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]$/u;
const NO_COLUMN = /^[\p{Mn}\p{Me}]$/u;

/** Number of terminal columns that printable text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** The text within so many columns, its middle replaced by an ellipsis when it is longer. */
export function clip(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const characters = [...text];
  const head = taken(characters, Math.ceil((columns - 1) / 2));
  const tail = taken(characters.reverse(), Math.floor((columns - 1) / 2));
  return `${head.join('')}…${tail.reverse().join('')}`;
}

/** The paragraph's lines, its label before the first. */
export function layOut(paragraph: Paragraph, width: number, colour: boolean): string {
  const room = Math.max(width - LABEL_COLUMNS, 20);
  const lines = wrap(paragraph.text, room);
  const label = paragraph.label === '' ? '' : paint(paragraph.style ?? 'bold', paragraph.label, colour);
  const gap = ' '.repeat(Math.max(LABEL_COLUMNS - columnsOf(paragraph.label), 1));
  return lines
    .map(
      (line, index) =>
        (index === 0 ? label + gap : ' '.repeat(LABEL_COLUMNS)) + line.replaceAll(NO_BREAK, ' '),
    )
    .join('\n');
}

/** Lines of whole words; a word longer than a line goes on in the next. */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(each => pieces(each, room))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(word: string, room: number): string[] {
  const result: string[] = [];
  let rest = [...word];
  do {
    const piece = taken(rest, room);
    result.push(piece.join(''));
    rest = rest.slice(piece.length);
  } while (rest.length > 0);
  return result;
}

function taken(characters: readonly string[], columns: number): string[] {
  const result: string[] = [];
  let left = columns;
  for (const character of characters) {
    left -= columnsOfCharacter(character);
    if (left < 0) break;
    result.push(character);
  }
  return result;
}

function columnsOfCharacter(character: string): number {
  if (NO_COLUMN.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
