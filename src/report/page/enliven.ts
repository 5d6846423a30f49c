// What a figure can do in a page that it cannot in print: a range to choose, a cursor that moves, marks that light up.
//
// Each adds to a layered Vega-Lite specification: parameters that the page's program sets (`src/browser`), and what
// follows from them. Parameters: `brush` (an interval of the x axis), `frame` (the window shown), `nodeLow` and
// `nodeHigh` (the trie's nodes whose candidates light up; −1 for none).

import type { TopLevelSpec } from 'vega-lite';
import type { Layer, LayeredSpec, Row } from '../../charts/frame.ts';
import { COLORS } from '../../charts/theme.ts';

export const BRUSH = 'brush';
export const FRAME = 'frame';

/** Opacity of what is not chosen. */
export const FADED = 0.06;

type Change = (spec: TopLevelSpec) => TopLevelSpec;

/** The changes one after the other. */
export function allOf(...changes: readonly Change[]): Change {
  return spec => changes.reduce((changed, change) => change(changed), spec);
}

/** Marks say their values under the pointer; lines and areas, which have many, do not. */
export const withTooltips: Change = spec => {
  const tooltip = { tooltip: { content: 'encoding' } };
  const config = { ...spec.config, ...mergedMarks(spec.config, tooltip) };
  return { ...spec, config } as TopLevelSpec;
};

function mergedMarks(config: TopLevelSpec['config'], added: object): object {
  const marks = ['point', 'bar', 'tick'] as const;
  return Object.fromEntries(
    marks.map(mark => [mark, { ...(config?.[mark] as object | undefined), ...added }]),
  );
}

/** A range of the x axis can be chosen with the pointer. */
export const withBrush: Change = spec => changeLayer(spec, 0, layer => ({ ...layer, params: brushParams }));

const brushParams = [
  {
    name: BRUSH,
    select: { type: 'interval', encodings: ['x'] },
    // What is chosen is seen in light and dark alike.
  },
];

/** The marks of the first layer outside of the chosen range fade; it needs a brush. */
export function fadingOutside(opacity: number): Change {
  return spec =>
    changeEncoding(spec, 0, { opacity: { condition: { param: BRUSH, value: opacity }, value: FADED } });
}

/** A line at the candidate or time where the shown window ends; a row a frame, with `frame` and `at`. */
export function withCursor(rows: readonly Row[], title: string): Change {
  return spec => {
    if (!isLayered(spec)) return spec;
    const cursor = {
      data: { values: [...rows] },
      transform: [{ filter: `datum.frame == ${FRAME}` }],
      mark: { type: 'rule', color: COLORS.red, strokeWidth: 1.5, aria: false },
      encoding: { x: { field: 'at', type: 'quantitative', title } },
    } as Layer;
    const params = [...(spec.params ?? []), { name: FRAME, value: 0 }];
    return { ...spec, params, layer: [...spec.layer, cursor] } as TopLevelSpec;
  };
}

/** Points that are not seen until something lights them up, over a first layer of counts. */
export function withHiddenPoints(points: readonly Row[]): Change {
  return spec => {
    if (!isLayered(spec)) return spec;
    const [counts, ...others] = spec.layer;
    if (counts === undefined || !('encoding' in counts)) return spec;
    const { x, y } = counts.encoding ?? {};
    const mark = { type: 'point', filled: true, shape: 'circle', size: 14, clip: true, aria: false };
    const hidden = { data: { values: [...points] }, mark, encoding: { x, y } } as Layer;
    return { ...spec, layer: [counts, hidden, ...others] } as TopLevelSpec;
  };
}

/** What a layer of candidates shows: its place, and its marks' opacities. */
export interface Highlighted {
  readonly layer: number;
  readonly usual: number;
  readonly faded: number;
}

/** Candidates under chosen nodes of the trie light up; `nodes` holds `candidate` and `node`. */
export function withHighlight(nodes: readonly Row[], shown: Highlighted): Change {
  return spec => {
    if (!isLayered(spec)) return spec;
    const inside = 'datum.node !== null && datum.node >= nodeLow && datum.node <= nodeHigh';
    const lookup = {
      lookup: 'candidate',
      from: { data: { values: [...nodes] }, key: 'candidate', fields: ['node'] },
    };
    const changed = changeLayer(spec, shown.layer, layer => ({ ...layer, transform: [lookup] }));
    const encoded = changeEncoding(changed, shown.layer, {
      opacity: {
        condition: [
          { test: { or: [{ not: { param: BRUSH } }, `nodeLow >= 0 && !(${inside})`] }, value: shown.faded },
          { test: 'nodeLow >= 0', value: 0.9 },
        ],
        value: shown.usual,
      },
      color: { condition: { test: `nodeLow >= 0 && ${inside}`, value: COLORS.red }, value: COLORS.blue },
    });
    const params = [
      ...('params' in encoded ? (encoded.params ?? []) : []),
      { name: 'nodeLow', value: -1 },
      { name: 'nodeHigh', value: -1 },
    ];
    return { ...encoded, params } as TopLevelSpec;
  };
}

function changeEncoding(spec: TopLevelSpec, index: number, channels: object): TopLevelSpec {
  return changeLayer(spec, index, layer => ({
    ...layer,
    encoding: { ...('encoding' in layer ? layer.encoding : {}), ...channels },
  }));
}

function changeLayer(spec: TopLevelSpec, index: number, change: (layer: Layer) => object): TopLevelSpec {
  if (!isLayered(spec)) return spec;
  return {
    ...spec,
    layer: spec.layer.map((layer, at) => (at === index ? change(layer) : layer)),
  } as TopLevelSpec;
}

function isLayered(spec: TopLevelSpec): spec is LayeredSpec {
  return 'layer' in spec;
}
