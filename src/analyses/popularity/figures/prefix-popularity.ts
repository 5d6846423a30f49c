// Which prefixes hold the window at each snapshot, and are they in a tier that is worth caching? (paper Figure 4)
//
// One panel a snapshot over common prefix ids, as in the paper; the tier limits are drawn, dominant prefixes named.

import type { FigureSpec } from '../../../charts/figure.ts';
import { labelText, shortenText } from '../../../charts/fit-text.ts';
import { panelFigure } from '../../../charts/frame.ts';
import { countText, numberText, percentText } from '../../../charts/number-text.ts';
import { arrangePanels } from '../../../charts/panels.ts';
import { DOUBLE_COLUMN, FONT_SIZE } from '../../../charts/theme.ts';
import type { FigureContext } from '../../contract.ts';
import type { PopularitySummary } from '../schema.ts';
import { layersOf, type PanelSize } from './prefix-bars.ts';

type Snapshot = PopularitySummary['snapshots'][number];
type Entry = Snapshot['counts'][number];

const MAX_COLUMNS = 3;
const SPACING = 14;
const AXIS_WIDTH = 60;
/** Pixels; panels under each other are lower. */
const HEIGHT = 150;
const LOW_HEIGHT = 100;
/** Pixels that the name of a prefix needs. */
const LEAST_WIDTH = 180;
/** Room over the highest bar, for its name. */
const HEADROOM = 1.15;
const LINE = FONT_SIZE + 4;

export function drawPrefixPopularity(
  summary: PopularitySummary,
  { width = DOUBLE_COLUMN }: FigureContext,
): FigureSpec | null {
  const snapshots = summary.snapshots.filter(snapshot => snapshot.counts.length > 0);
  if (snapshots.length === 0) return null;
  const { columns, panelWidth } = arrangePanels({
    width: width - AXIS_WIDTH,
    most: Math.min(MAX_COLUMNS, snapshots.length),
    least: LEAST_WIDTH,
    spacing: SPACING,
  });
  const height = columns === 1 ? LOW_HEIGHT : HEIGHT;
  const size: PanelSize = {
    width: panelWidth,
    height,
    ids: Math.max(1, summary.prefixes.observed),
    highest:
      HEADROOM *
      Math.max(...snapshots.map(snapshot => Math.max(highestOf(snapshot), limitsOf(summary, snapshot)[0]))),
  };
  return panelFigure('prefix-popularity', captionOf(summary, snapshots, width), {
    data: snapshots.flatMap(snapshot => rowsOf(snapshot, summary, size)),
    facet: {
      field: 'panel',
      type: 'nominal',
      title: null,
      sort: { field: 'candidate', op: 'min' },
      header: { labelAnchor: 'start', labelFontWeight: 'bold', labelPadding: 4 },
    },
    columns,
    spacing: SPACING,
    width: size.width,
    height,
    layer: layersOf(size),
  });
}

/** Rows of one panel: a bar a prefix, and the limits as rows without a prefix. */
function rowsOf(snapshot: Snapshot, summary: PopularitySummary, size: PanelSize) {
  const { candidate } = snapshot;
  const panel = `candidate ${countText(candidate)}`;
  const limits = limitsOf(summary, snapshot);
  const named = chooseNamed(snapshot, limits[0], size);
  const bars = snapshot.counts.map(entry => {
    const place = (entry.prefixId + 0.5) / size.ids;
    const room = size.width * Math.max(place, 1 - place) - 6;
    const name = named.has(entry) ? shortenText(labelText(entry.prefix, 80), room, FONT_SIZE) : '';
    const names = place > 0.5 ? { nameLeft: name, nameRight: '' } : { nameLeft: '', nameRight: name };
    return { panel, candidate, id: entry.prefixId, count: entry.count, ...names };
  });
  return [...bars, ...limits.map(limit => ({ panel, candidate, limit }))];
}

/** The dominant prefixes, highest first, as far as their names keep a line's distance. */
function chooseNamed(snapshot: Snapshot, limit: number, size: PanelSize): Set<Entry> {
  const named = new Set<Entry>();
  let lowest = Number.POSITIVE_INFINITY;
  const dominant = snapshot.counts.filter(entry => entry.count >= limit).sort((a, b) => b.count - a.count);
  for (const entry of dominant) {
    const height = (entry.count / size.highest) * size.height;
    if (height > lowest - LINE) continue;
    named.add(entry);
    lowest = height;
  }
  return named;
}

/** Counts from which on a prefix is in tier 1, and up to which in tier 3. */
function limitsOf({ params }: PopularitySummary, { windowSize }: Snapshot): [number, number] {
  return [(params.tier1Percent / 100) * windowSize, (params.tier3Percent / 100) * windowSize];
}

function captionOf(summary: PopularitySummary, snapshots: readonly Snapshot[], width: number) {
  const { tier1Percent, tier3Percent } = summary.params;
  const subtitle =
    `Prefixes of ${summary.prefixLength} choices among the last ${countText(summary.windowSize)} successes; ` +
    `${countText(summary.prefixes.observed)} ids in lexicographic order; dashed: ` +
    `limits of tier 1 (${numberText(tier1Percent)}\u00a0%) and tier 3 (${numberText(tier3Percent)}\u00a0%)`;
  return { title: titleOf(snapshots), subtitle, width };
}

function titleOf(snapshots: readonly Snapshot[]): string {
  const first = snapshots[0];
  const last = snapshots.at(-1);
  if (first === undefined || last === undefined) return 'Popular prefixes';
  const now = `The commonest prefix holds ${percentText(topShare(last))} of the window at candidate ${countText(last.candidate)}`;
  return first === last ? now : `${now}, ${percentText(topShare(first))} at ${countText(first.candidate)}`;
}

function topShare(snapshot: Snapshot): number {
  return highestOf(snapshot) / snapshot.windowSize;
}

function highestOf(snapshot: Snapshot): number {
  return Math.max(...snapshot.counts.map(entry => entry.count));
}
