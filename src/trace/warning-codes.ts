// Which warnings a summary may carry, and how much each weighs for whoever gates on them.
//
// error: the numbers cannot be relied on; warning: odd, look at it; note: said for the record.

export const WARNING_CODES = {
  'parent-in-future': 'error',
  'worker-overlap': 'error',
  'clocks-disagree': 'error',
  'record-repeated': 'error',
  'quality-constant': 'error',
  'id-repeated': 'error',
  'population-impossible': 'error',
  'time-unit-suspect': 'error',
  'settings-contradicted': 'error',
  'parent-absent': 'warning',
  'clock-jump': 'warning',
  'time-going-back': 'warning',
  'direction-unknown': 'warning',
  'unresolved-parents': 'warning',
  'not-regularized-evolution': 'warning',
  'selection-not-by-quality': 'warning',
  'columns-ignored': 'note',
  'keys-ignored': 'note',
  negated: 'note',
  joined: 'note',
  cut: 'note',
} as const satisfies Readonly<Record<string, 'error' | 'warning' | 'note'>>;
