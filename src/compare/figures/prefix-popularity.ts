// Which prefixes hold the window in each group, slice by slice of the search? Groups × snapshots (paper Figure 4).
//
// One x axis for all panels: a prefix has the same id everywhere, so that its bar can be looked for in every panel.

import type { FigureSize, FigureSpec } from '../../charts/figure.ts';
import { distinctLabels, labelText, shortenText } from '../../charts/fit-text.ts';
import { type Encoding, type Layer, panelFigure, type Row } from '../../charts/frame.ts';
import { countText, numberText, plotNumber } from '../../charts/number-text.ts';
import { arrangePanels } from '../../charts/panels.ts';
import { COLORS, DOUBLE_COLUMN, FONT_SIZE } from '../../charts/theme.ts';
import { isSkipped } from '../../shared/skipped.ts';
import type { Comparison, Popularity } from '../schema.ts';

type Snapshot = Popularity['snapshots'][number];

const MOST_COLUMNS = 3;
const SPACING = 14;
const AXIS_WIDTH = 70;
/** Pixels of a character of a panel's bold name, room for the candidate's number included. */
const NAME_CHARACTER = 9;
/** Pixels under which panels stand below each other. */
const LEAST_WIDTH = 180;
/** Characters of a group's name over a panel, by the number of columns. */
const NAME_LENGTHS = [60, 28, 15] as const;
const HEIGHT = 96;
/** Room over the highest bar, for its name. */
const HEADROOM = 1.2;

interface Panel {
  readonly name: string;
  readonly snapshot: Snapshot | null;
}

export function drawPopularity(
  { groups, popularity }: Comparison,
  { width = DOUBLE_COLUMN }: FigureSize,
): FigureSpec | null {
  if (isSkipped(popularity) || popularity.snapshots.length === 0) return null;
  const rows = distinctGroups(popularity);
  const slices = Math.min(MOST_COLUMNS, Math.max(...rows.map(({ snapshots }) => snapshots.length)));
  const room = { width: width - AXIS_WIDTH, most: slices, least: LEAST_WIDTH, spacing: SPACING };
  const { columns, panelWidth } = arrangePanels(room);
  const labels = distinctLabels(
    rows.map(({ name }) => name),
    Math.min(NAME_LENGTHS[columns - 1] ?? 15, Math.floor(panelWidth / NAME_CHARACTER)),
  );
  const panels = rows.flatMap(({ snapshots }, row) =>
    Array.from({ length: slices }, (_, column) => panelOf(labels[row] ?? '', snapshots[column], column)),
  );
  const highest = HEADROOM * Math.max(popularity.tier1Percent / 100, ...panels.map(highestOf));
  const caption = {
    title: titleOf(popularity),
    subtitle: subtitleOf(popularity, rows.length, groups.length),
    width,
  };
  return panelFigure('prefix-popularity', caption, {
    data: panels.flatMap(panel => rowsOf(panel, popularity, panelWidth)),
    facet: {
      field: 'panel',
      type: 'nominal',
      title: null,
      sort: panels.map(({ name }) => name),
      header: { labelAnchor: 'start', labelFontWeight: 'bold', labelPadding: 3 },
    },
    columns,
    spacing: SPACING,
    width: panelWidth,
    height: HEIGHT,
    layer: layersOf(popularity, panelWidth, highest),
  });
}

function distinctGroups({
  snapshots,
}: Pick<Popularity, 'snapshots'>): { name: string; snapshots: Snapshot[] }[] {
  const names = [...new Set(snapshots.map(({ group }) => group))];
  return names.map(name => ({ name, snapshots: snapshots.filter(({ group }) => group === name) }));
}

function panelOf(label: string, snapshot: Snapshot | undefined, column: number): Panel {
  if (snapshot === undefined) return { name: `${label}: no snapshot ${column + 1}`, snapshot: null };
  return { name: `${label}, ${countText(snapshot.candidate)}`, snapshot };
}

function highestOf({ snapshot }: Panel): number {
  return Math.max(0, ...(snapshot?.counts ?? []).map(({ share }) => share));
}

/** A bar a prefix, the dominant one named, and the limits of the tiers as rows without a prefix. */
function rowsOf({ name: panel, snapshot }: Panel, popularity: Popularity, width: number): Row[] {
  const { tier1Percent, tier3Percent, observed } = popularity;
  const limits = [tier1Percent / 100, tier3Percent / 100].map(limit => ({ panel, limit }));
  const counts = snapshot?.counts ?? [];
  const top = counts.reduce<(typeof counts)[number] | null>(
    (most, each) => (each.share > (most?.share ?? 0) ? each : most),
    null,
  );
  const bars = counts.map(entry => {
    const place = (entry.prefixId + 0.5) / Math.max(1, observed);
    const isNamed = entry === top && 100 * entry.share >= tier1Percent;
    const room = width * Math.max(place, 1 - place) - 6;
    const name = isNamed ? shortenText(labelText(entry.prefix, 80), room, FONT_SIZE) : '';
    const names = place > 0.5 ? { nameLeft: name, nameRight: '' } : { nameLeft: '', nameRight: name };
    return { panel, id: entry.prefixId, share: plotNumber(entry.share), ...names };
  });
  return [...bars, ...limits];
}

function layersOf({ observed }: Popularity, width: number, highest: number): Layer[] {
  const x = {
    field: 'id',
    type: 'quantitative',
    title: 'Prefix id',
    scale: { domain: [-0.5, observed - 0.5], nice: false },
    axis: { tickMinStep: 1, tickCount: 5 },
  };
  const y = {
    type: 'quantitative',
    title: 'Share of window',
    scale: { domain: [0, plotNumber(highest)], nice: false },
    axis: { tickCount: 4, format: '~%' },
  };
  const bar = { x, y: { ...y, field: 'share' } } as Encoding;
  const strokeWidth = Math.min(8, Math.max(1.2, (0.8 * width) / Math.max(1, observed)));
  const name = (field: string, align: 'left' | 'right'): Layer => ({
    mark: { type: 'text', align, baseline: 'bottom', dx: align === 'left' ? -1 : 1, dy: -2, aria: false },
    encoding: { ...bar, text: { field, type: 'nominal' } },
  });
  return [
    {
      mark: { type: 'rule', strokeDash: [4, 3], color: COLORS.red },
      encoding: { y: { ...y, field: 'limit' } } as Encoding,
    },
    {
      mark: { type: 'rule', strokeWidth, color: COLORS.blue, aria: false },
      encoding: { ...bar, y2: { datum: 0 } },
    },
    name('nameLeft', 'right'),
    name('nameRight', 'left'),
  ];
}

function titleOf({ snapshots, tier1Percent }: Popularity): string {
  const lasts = distinctGroups({ snapshots }).map(({ name, snapshots: own }) => {
    const counts = own.at(-1)?.counts ?? [];
    return { name, top: counts.toSorted((a, b) => b.share - a.share)[0] };
  });
  const [first] = lasts;
  const tops = new Set(lasts.map(({ top }) => top?.prefix));
  const dominated = lasts.filter(({ top }) => top !== undefined && 100 * top.share >= tier1Percent);
  const same =
    tops.size === 1
      ? `${labelText(first?.top?.prefix ?? '', 40)} leads in all ${countText(lasts.length)}`
      : `${countText(tops.size)} prefixes lead in ${countText(lasts.length)} groups`;
  const dominating = `${dominated.length === 0 ? 'none' : countText(dominated.length)} of the leads ${dominated.length === 1 ? 'is' : 'are'} dominant`;
  return `At the last snapshot ${same}; ${dominating}`;
}

function subtitleOf(popularity: Popularity, rows: number, groups: number): string {
  const { prefixLength, window, observed, complete, tier1Percent, tier3Percent, snapshots } = popularity;
  const parts = [
    `Prefixes of ${prefixLength} choices among the last ${countText(window)} successes at the candidate named`,
    `${countText(observed)} ids over ${complete ? 'all runs' : 'all snapshots'}`,
    snapshots.some(({ runs }) => runs > 1) ? 'means over the runs' : '',
    rows < groups ? `the first ${rows} of ${countText(groups)} groups` : '',
    `dashed: tier 1 from ${numberText(tier1Percent)} %, tier 3 to ${numberText(tier3Percent)} %`,
  ];
  return parts.filter(part => part !== '').join('; ');
}
