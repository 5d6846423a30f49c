// What stands beside the pointer: the values of the mark under it, as text.

import { element } from './embedded.ts';

const GAP = 14;
let box: HTMLElement | null = null;

/** Vega's tooltip handler. `value` is a text, or fields by name. */
export function showTooltip(_handler: unknown, event: MouseEvent, _item: unknown, value: unknown): void {
  const lines = linesOf(value);
  if (lines.length === 0) {
    box?.setAttribute('hidden', '');
    return;
  }
  box ??= addBox();
  box.replaceChildren(...lines);
  box.removeAttribute('hidden');
  place(box, event.clientX, event.clientY);
}

function linesOf(value: unknown): HTMLElement[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [element('div', {}, String(value))];
  return Object.entries(value).map(([name, each]) =>
    element('div', {}, element('span', { class: 'name' }, name), ' ', String(each)),
  );
}

function addBox(): HTMLElement {
  const made = element('div', { class: 'tooltip', role: 'tooltip', hidden: '' });
  document.body.append(made);
  return made;
}

function place(tooltip: HTMLElement, x: number, y: number): void {
  const { width, height } = tooltip.getBoundingClientRect();
  const left = x + GAP + width > window.innerWidth ? x - GAP - width : x + GAP;
  const top = y + GAP + height > window.innerHeight ? y - GAP - height : y + GAP;
  tooltip.style.left = `${Math.max(0, left)}px`;
  tooltip.style.top = `${Math.max(0, top)}px`;
}
