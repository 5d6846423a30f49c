// How many panels of a figure stand side by side, and how wide each of them is.

export interface PanelRoom {
  /** Pixels for all panels and what lies between them. */
  readonly width: number;
  /** Panels side by side at most. */
  readonly most: number;
  /** Pixels under which a panel cannot be read: then fewer stand side by side. */
  readonly least: number;
  /** Pixels between panels. */
  readonly spacing: number;
}

/** As many columns as have room, at least one, and the width of a panel in pixels. */
export function arrangePanels({ width, most, least, spacing }: PanelRoom) {
  const fitting = Math.floor((width + spacing) / (least + spacing));
  const columns = Math.max(1, Math.min(most, fitting));
  return { columns, panelWidth: Math.floor((width - (columns - 1) * spacing) / columns) };
}
