// What Vega-Lite and Vega say of a figure: schema errors, compiler warnings, where its texts end up.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { renderSvg } from './render-svg.ts';

const SCHEMA = new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url);

/** Checks a specification against Vega-Lite's own published schema; the schema is read once. */
export function schemaChecker(): (spec: unknown) => string[] {
  const ajv = new Ajv({ allErrors: false, strict: false });
  addFormats.default(ajv);
  ajv.addFormat('color-hex', true);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  return spec => (validate(JSON.parse(JSON.stringify(spec))) ? [] : [ajv.errorsText(validate.errors)]);
}

/** Everything that Vega-Lite's compiler and Vega's runtime warn of. */
export async function collectWarnings(spec: TopLevelSpec): Promise<string[]> {
  const said: string[] = [];
  const note = (...parts: unknown[]) => {
    said.push(parts.map(String).join(' '));
    return logger;
  };
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
  const view = new View(parse(compile(spec, { logger }).spec), { renderer: 'none', logger });
  await view.runAsync();
  view.finalize();
  return said;
}

export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rotated: boolean;
  /** Turned by other than whole quarters: its box says little of where its letters are. */
  readonly slanted: boolean;
}

export interface DrawnTexts {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly TextBox[];
}

/** Where each text of the figure is drawn, in pixels of the whole drawing, measured in the theme's font. */
export async function placeTexts(spec: TopLevelSpec): Promise<DrawnTexts> {
  const svg = await renderSvg(spec); // also teaches Vega the font's widths
  const [, width = '', height = ''] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  await view.runAsync();
  const [left = 0, top = 0] = view.origin();
  const padding = view.padding();
  const boxes: TextBox[] = [];
  collectTexts(rootOf(view), left + sideOf(padding, 'left'), top + sideOf(padding, 'top'), boxes);
  view.finalize();
  return { width: Number(width), height: Number(height), boxes };
}

/** Pixels between the drawing's edge and what is drawn. */
function sideOf(padding: ReturnType<View['padding']>, side: 'left' | 'top'): number {
  return typeof padding === 'number' ? padding : ((padding as { left?: number; top?: number })[side] ?? 0);
}

/** As much of Vega's scene graph as is read here; its types say less than it holds. */
interface SceneItem {
  readonly marktype?: string;
  readonly items?: readonly SceneItem[];
  readonly x?: number;
  readonly y?: number;
  readonly text?: unknown;
  readonly angle?: number;
  readonly opacity?: number;
  readonly fontSize?: number;
  readonly stroke?: unknown;
  readonly bounds: { x1: number; x2: number; y1: number; y2: number };
}

function collectTexts(scene: SceneItem, left: number, top: number, boxes: TextBox[]): void {
  for (const item of scene.items ?? []) {
    if (scene.marktype === 'text' && isVisible(item)) boxes.push(boxOf(item, left, top));
    if (scene.marktype === 'group') {
      for (const inner of item.items ?? [])
        collectTexts(inner, left + (item.x ?? 0), top + (item.y ?? 0), boxes);
    }
  }
}

/** A text of its own: not the halo around another one, which is a stroked copy of it. */
function isVisible({ text, opacity = 1, fontSize = 11, stroke }: SceneItem): boolean {
  return (
    (stroke === undefined || stroke === null) &&
    opacity > 0 &&
    fontSize > 0 &&
    text !== undefined &&
    text !== null &&
    String(text).trim() !== ''
  );
}

function boxOf({ text, angle = 0, bounds }: SceneItem, left: number, top: number): TextBox {
  return {
    text: String(text),
    left: left + bounds.x1,
    right: left + bounds.x2,
    top: top + bounds.y1,
    bottom: top + bounds.y2,
    rotated: angle % 360 !== 0,
    slanted: angle % 90 !== 0,
  };
}

/** The scene's root, which Vega's declarations leave out. */
function rootOf(view: View): SceneItem {
  return (view.scenegraph() as unknown as { root: SceneItem }).root;
}

/** Pairs of level texts whose boxes overlap by more than the tolerance, in pixels. */
export function findOverlaps(boxes: readonly TextBox[], tolerance: number): string[] {
  const level = boxes.filter(box => !box.rotated).sort((a, b) => a.top - b.top);
  const overlaps: string[] = [];
  level.forEach((box, index) => {
    for (const other of level.slice(index + 1)) {
      if (other.top > box.bottom - tolerance) break;
      if (other.left < box.right - 1 && box.left < other.right - 1)
        overlaps.push(`${box.text} | ${other.text}`);
    }
  });
  return overlaps;
}

/** Height of what is drawn above and below a line's middle, in ems: ascenders and descenders without the leading. */
const INK = { above: 0.4, below: 0.36 };

/** Pairs of texts, turned by whole quarters or not, whose letters are less than so many pixels apart. */
export function findNeighbours(boxes: readonly TextBox[], apart: number): string[] {
  const inked = boxes.filter(box => !box.slanted).map(inkOf);
  return inked.flatMap((box, index) =>
    inked
      .slice(index + 1)
      .filter(
        other =>
          other.left < box.right + apart &&
          box.left < other.right + apart &&
          other.top < box.bottom + apart &&
          box.top < other.bottom + apart,
      )
      .map(other => `${box.text} | ${other.text}`),
  );
}

/** A box is as high as its line; its letters are not. */
function inkOf(box: TextBox): TextBox {
  if (box.rotated) return box;
  const middle = (box.top + box.bottom) / 2;
  const half = (box.bottom - box.top) / 2;
  const top = Math.max(box.top, middle - 2 * INK.above * half);
  const bottom = Math.min(box.bottom, middle + 2 * INK.below * half);
  return { ...box, top, bottom };
}
