// How the shares of a position's choices are drawn: two marks a row and the way from one to the other.

import type { Encoding, Layer } from '../../../charts/frame.ts';
import { styleScales } from '../../../charts/series.ts';
import { COLORS } from '../../../charts/theme.ts';

/** Shares of one choice; a stage's is absent where stages are unknown or the stage is empty. */
export interface Shares {
  readonly all: number;
  readonly stage1?: number;
  readonly stage2?: number;
}

/** Pixels under which a panel has no room for more than one tick. */
const NARROW = 80;

/** Where a panel's name stands: at the upper edge, which is half a row above the first. */
export const NAME_ROW = -0.5;

/** Where three labels would run into each other the ends are labelled, within the panel. */
const ENDS = {
  format: '~%',
  values: [0, 0.5, 1],
  labelFlush: true,
  labelExpr: "datum.value === 0.5 ? '' : datum.label",
};

/** A ring, in which a square of the same share is still seen; filled like other shapes. */
const RING =
  'M1.55,0A1.55,1.55,0,1,1,-1.55,0A1.55,1.55,0,1,1,1.55,0ZM1.1,0A1.1,1.1,0,1,0,-1.1,0A1.1,1.1,0,1,0,1.1,0Z';

const SERIES = {
  stage1: { name: 'stage 1', color: COLORS.orange, shape: RING },
  stage2: { name: 'stage 2', color: COLORS.blue, shape: 'square' },
  all: { name: 'all evaluations', color: COLORS.blue, shape: 'square' },
} as const;

/** The rows of one choice: its label and way, and a row a mark. */
export function rowsOfChoice(row: number, label: string, shares: Shares) {
  const { all, stage1, stage2 } = shares;
  const way = stage1 === undefined || stage2 === undefined ? {} : { from: stage1, to: stage2 };
  const mark = (key: keyof typeof SERIES, share: number) => ({
    row,
    label: '',
    series: SERIES[key].name,
    share,
  });
  const marks =
    stage1 === undefined && stage2 === undefined
      ? [mark('all', all)]
      : [
          ...(stage1 === undefined ? [] : [mark('stage1', stage1)]),
          ...(stage2 === undefined ? [] : [mark('stage2', stage2)]),
        ];
  return [{ row, label, ...way }, ...marks];
}

export interface PanelShape {
  readonly rows: number;
  /** False where stages are unknown. */
  readonly staged: boolean;
  /** False where a stage is empty, so that there is no way from one to the other. */
  readonly linked: boolean;
  /** Pixels. */
  readonly labelWidth: number;
  readonly plotWidth: number;
  /** The whole figure's. */
  readonly width: number;
}

/** Layers over such rows, and a row of `nameRow` and `name`. */
export function layersOf({ rows, staged, linked, labelWidth, plotWidth, width }: PanelShape): Layer[] {
  const y = { type: 'quantitative', axis: null, scale: { domain: [rows - 0.5, NAME_ROW], nice: false } };
  const place = { y: { ...y, field: 'row' } } as Encoding;
  const namePlace = { y: { ...y, field: 'nameRow' } } as Encoding;
  const share = shareAxis(plotWidth);
  const { color, shape } = styleScales(staged ? [SERIES.stage1, SERIES.stage2] : [SERIES.all], width);
  const way: Layer = {
    mark: { type: 'rule', color: COLORS.grey, aria: false },
    encoding: { ...place, x: share('from'), x2: { field: 'to' } },
  };
  return [
    {
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'bottom',
        x: -labelWidth,
        dy: -2,
        fontWeight: 'bold',
        aria: false,
      },
      encoding: { ...namePlace, text: { field: 'name', type: 'nominal' } },
    },
    {
      mark: { type: 'text', align: 'right', baseline: 'middle', x: -5, aria: false },
      encoding: { ...place, text: { field: 'label', type: 'nominal' } },
    },
    ...(linked ? [way] : []),
    {
      mark: { type: 'point', filled: true, size: 38, opacity: 1, aria: false },
      encoding: { ...place, x: share('share'), color, shape },
    },
  ];
}

function shareAxis(plotWidth: number) {
  const narrow = plotWidth < NARROW;
  const axis = narrow ? { ...ENDS } : { format: '~%', tickCount: 4 };
  const scale = narrow ? { domain: [0, 1] } : {};
  return (field: string) => ({ field, type: 'quantitative', title: 'Share', axis, scale }) as const;
}
