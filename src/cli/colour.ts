// Whether and how text is coloured. FORCE_COLOR goes before NO_COLOR, as in Node's own output.

import { styleText } from 'node:util';
import type { Io, Terminal } from './io.ts';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';

/** True where a stream's reader sees colours: a terminal, unless the environment says otherwise. */
export function wantsColour(stream: Terminal, env: Io['env']): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR'] || env['NODE_DISABLE_COLORS'] || env['TERM'] === 'dumb') return false;
  return stream.isTTY === true;
}

/** The text in a style, or as it is when colours are not wanted. */
export function paint(style: Style, text: string, colour: boolean): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}
