// What each figure offers below it: its data as a table, and itself as a file.

import { printable } from '../shared/printable.ts';
import { csvOf } from './csv.ts';
import { announce, element } from './embedded.ts';
import type { Figure } from './figure.ts';
import type { DataRow } from './unpack.ts';

/** Pixels of the PNG for one of the figure's. */
const PNG_SCALE = 3;
const ROWS_AT_ONCE = 100;

interface FileKind {
  readonly label: string;
  readonly ending: string;
  readonly make: (figure: Figure) => Promise<Blob>;
}

const KINDS: readonly FileKind[] = [
  {
    label: 'SVG',
    ending: 'svg',
    make: async figure => textBlob(await figure.fileView().toSVG(), 'image/svg+xml'),
  },
  { label: 'PNG', ending: 'png', make: figure => pngBlob(figure) },
  {
    label: 'Vega-Lite',
    ending: 'vl.json',
    make: async figure => textBlob(`${JSON.stringify(figure.vegaLite(), null, 2)}\n`, 'application/json'),
  },
  { label: 'CSV', ending: 'csv', make: async figure => textBlob(csvOf(figure.tables()), 'text/csv') },
];

export function addTools(figure: Figure): void {
  const place = figure.frame.querySelector<HTMLElement>('.tools');
  if (place === null) return;
  const name = figure.payload.id;
  const buttons = KINDS.map(kind => {
    const button = element(
      'button',
      { type: 'button', 'aria-label': `Download ${name} as ${kind.label}` },
      kind.label,
    );
    button.addEventListener('click', () => void download(figure, kind));
    return button;
  });
  place.append(dataDetails(figure, name), element('span', { class: 'files' }, ...buttons));
  place.hidden = false;
}

async function download(figure: Figure, kind: FileKind): Promise<void> {
  const url = URL.createObjectURL(await kind.make(figure));
  const file = `${figure.payload.id}.${kind.ending}`;
  element('a', { href: url, download: file }).click();
  // The browser takes the file up after this turn; the address may go when it has.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  announce(`${file} is downloaded`);
}

function textBlob(text: string, type: string): Blob {
  return new Blob([text], { type: `${type};charset=utf-8` });
}

async function pngBlob(figure: Figure): Promise<Blob> {
  const canvas = (await figure.fileView().toCanvas(PNG_SCALE)) as unknown as HTMLCanvasElement;
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}

/** The data as a table, made when it is first opened. */
function dataDetails(figure: Figure, name: string): HTMLElement {
  const details = element('details', { class: 'data' }, element('summary', {}, 'Data'));
  details.addEventListener('toggle', () => {
    if (details.childElementCount === 1)
      details.append(...figure.tables().map((rows, index) => dataTable(rows, `${name}, table ${index + 1}`)));
  });
  return details;
}

function dataTable(rows: readonly DataRow[], caption: string): HTMLElement {
  const fields = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const body = element('tbody');
  const head = element('tr', {}, ...fields.map(field => element('th', { scope: 'col' }, field)));
  const table = element('table', {}, element('caption', {}, caption), element('thead', {}, head), body);
  const more = element('button', { type: 'button' }, `Show ${ROWS_AT_ONCE} more rows`);
  let shown = 0;
  const extend = () => {
    for (const row of rows.slice(shown, shown + ROWS_AT_ONCE)) {
      const cells = fields.map(field => element('td', {}, printable(String(row[field] ?? ''))));
      body.append(element('tr', {}, ...cells));
    }
    shown = Math.min(rows.length, shown + ROWS_AT_ONCE);
    more.hidden = shown === rows.length;
  };
  more.addEventListener('click', extend);
  extend();
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    table,
    more,
  );
}
