// How the counts of the prefixes in a window are drawn: a bar an id, the tier limits, names beside the bars.

import type { Encoding, Layer } from '../../../charts/frame.ts';
import { COLORS } from '../../../charts/theme.ts';

export interface PanelSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** How many prefix ids the x axis holds. */
  readonly ids: number;
  /** The count at the top of the y axis. */
  readonly highest: number;
}

/** Layers over rows of `id`, `count`, `nameLeft`, `nameRight`, and rows of a `limit`. */
export function layersOf({ width, ids, highest }: PanelSize): Layer[] {
  const x = {
    field: 'id',
    type: 'quantitative',
    title: 'Prefix id',
    scale: { domain: [-0.5, ids - 0.5], nice: false },
    axis: { tickMinStep: 1, tickCount: 5 },
  };
  const y = {
    type: 'quantitative',
    title: 'Candidates',
    scale: { domain: [0, highest], nice: false },
    axis: { tickMinStep: 1 },
  };
  const bar = { x, y: { ...y, field: 'count' } } as Encoding;
  const limit = { y: { ...y, field: 'limit' } } as Encoding;
  const strokeWidth = Math.min(8, Math.max(1.2, (0.8 * width) / ids));
  return [
    {
      mark: { type: 'rule', strokeDash: [4, 3], color: COLORS.red },
      encoding: limit,
    },
    {
      mark: { type: 'rule', strokeWidth, color: COLORS.blue, aria: false },
      encoding: { ...bar, y2: { datum: 0 } },
    },
    // The names' halo keeps what runs behind them from crossing the letters.
    ...nameLayers(bar, { stroke: COLORS.white, strokeWidth: 3, strokeJoin: 'round' }),
    ...nameLayers(bar),
  ];
}

/** The names of the bars, those that end at their bar and those that begin at it. */
function nameLayers(encoding: Encoding, look: object = {}): Layer[] {
  const text = { type: 'text', baseline: 'bottom', dy: -2, aria: false, ...look } as const;
  return [
    {
      mark: { ...text, align: 'right', dx: 1 },
      encoding: { ...encoding, text: { field: 'nameLeft', type: 'nominal' } },
    },
    {
      mark: { ...text, align: 'left', dx: -1 },
      encoding: { ...encoding, text: { field: 'nameRight', type: 'nominal' } },
    },
  ];
}
