// How an SVG becomes a PNG of a given resolution, the same bytes on every machine.
//
// The shipped font alone is used; the system's would differ. resvg is a native module, loaded when a PNG is asked for.

import { NastraceError } from '../shared/errors.ts';
import { fontFiles } from './fonts.ts';
import { withDensity } from './png-density.ts';

/** Vega's pixels are CSS pixels. */
const PIXELS_PER_INCH = 96;

/** The drawing at `dpi` dots an inch. @throws NastraceError `output-unwritable` where resvg is not to be had. */
export async function renderPng(svg: string, dpi: number): Promise<Uint8Array> {
  const { Resvg } = await loadResvg();
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: dpi / PIXELS_PER_INCH },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'DejaVu Sans' },
    logLevel: 'off',
  });
  return withDensity(image.render().asPng(), dpi);
}

async function loadResvg(): Promise<typeof import('@resvg/resvg-js')> {
  try {
    return await import('@resvg/resvg-js');
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new NastraceError('output-unwritable', `PNG figures cannot be drawn here: ${reason}`, [
      '--figures svg draws without the native module @resvg/resvg-js; npm ci installs it where there is one',
    ]);
  }
}
