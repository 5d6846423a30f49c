// The marks that several figures share: data under a layer, reference lines with a name, axis titles.

import type { Layer, Row } from './frame.ts';
import { COLORS, FONT_SIZE } from './theme.ts';

/** Inline data of a layer. */
export function inline(rows: readonly Row[]) {
  return { values: [...rows] };
}

/** A quantitative field with its axis title. */
export function quantity(field: string, title: string) {
  return { field, type: 'quantitative', title } as const;
}

/** A share shown in percent. */
export function share(field: string, title: string) {
  return { field, type: 'quantitative', title, axis: { format: '~%' } } as const;
}

/** A dashed horizontal line with its name above its right end. */
export function levelLine(value: number, name: string, color: string = COLORS.grey): Layer[] {
  const data = inline([{ level: value, name }]);
  const y = { field: 'level', type: 'quantitative' } as const;
  const label = {
    type: 'text',
    align: 'right',
    baseline: 'bottom',
    dx: -2,
    dy: -2,
    fontSize: FONT_SIZE,
    color,
  } as const;
  return [
    { data, mark: { type: 'rule', strokeDash: [4, 3], color }, encoding: { y } },
    { data, mark: label, encoding: { y, x: { value: 'width' }, text: { field: 'name', type: 'nominal' } } },
  ];
}
