// The trie as a tree that opens and closes, with how many evaluations carry each prefix, in all and in the window.
//
// Follows the pattern of the ARIA Authoring Practices for tree views: one stop for Tab, arrows within.

import type { EmbeddedTrie } from '../report/trace-page/embedded.ts';
import { announce, element } from './embedded.ts';

/** Nodes down to this depth are open at first. */
const OPEN_DEPTH = 1;

interface Item {
  readonly place: number;
  readonly row: HTMLElement;
  readonly share: HTMLElement;
  readonly inWindow: HTMLElement;
  readonly parent: Item | null;
  readonly children: Item[];
  open: boolean;
}

/** The last place of a node's subtree: nodes are in preorder. */
export function subtreeEnd(depth: readonly number[], place: number): number {
  let end = place;
  while (end + 1 < depth.length && (depth[end + 1] ?? 0) > (depth[place] ?? 0)) end++;
  return end;
}

export class TrieTree {
  private readonly trie: EmbeddedTrie;
  private readonly items: Item[] = [];
  private readonly choose: (low: number, high: number) => void;
  private chosen = -1;

  /** `choose` is told the places of the chosen subtree, −1 for none. */
  constructor(trie: EmbeddedTrie, place: HTMLElement, choose: (low: number, high: number) => void) {
    this.trie = trie;
    this.choose = choose;
    const root = element('div', { role: 'tree', 'aria-labelledby': 'trie-heading' });
    this.build(root);
    this.items[0]?.row.setAttribute('tabindex', '0');
    root.addEventListener('keydown', event => this.pressed(event));
    root.addEventListener('click', event => this.clicked(event));
    place.append(legend(trie.frames.length > 0), root);
    this.refresh();
  }

  /** Shows how many candidates of a frame's window carry each prefix. */
  showFrame(frame: number): void {
    const counts = this.trie.frames[frame];
    if (counts === undefined) return;
    this.trie.followed.forEach((place, index) => {
      const item = this.items[place];
      const count = counts[index] ?? 0;
      if (item === undefined) return;
      item.inWindow.style.width = `${(100 * count) / this.trie.window}%`;
      item.inWindow.dataset['count'] = String(count);
      item.row.classList.toggle('absent', count === 0);
    });
  }

  /** Opens the way to a node and chooses it. */
  select(place: number): void {
    const item = this.items[place];
    if (item === undefined) return;
    for (let above = item.parent; above !== null; above = above.parent) above.open = true;
    this.chosen = this.chosen === place ? -1 : place;
    this.refresh();
    this.report(item);
  }

  private build(root: HTMLElement): void {
    const path: Item[] = [];
    this.trie.depth.forEach((depth, place) => {
      const parent = path[depth - 2] ?? null;
      const item = this.makeItem(place, parent);
      path[depth - 1] = item;
      path.length = depth;
      parent?.children.push(item);
      this.items.push(item);
      root.append(item.row);
    });
    for (const { row, children, open } of this.items)
      if (children.length > 0) row.setAttribute('aria-expanded', String(open));
  }

  private makeItem(place: number, parent: Item | null): Item {
    const { choice, depth, count, transfers, evaluations } = this.trie;
    const level = depth[place] ?? 1;
    const share = (count[place] ?? 0) / evaluations;
    const bar = element('span', { class: 'bar' });
    bar.style.width = `${100 * share}%`;
    const inWindow = element('span', { class: 'bar window' });
    // Rare prefixes are not followed through the frames.
    inWindow.style.width = '0';
    const given = transfers[place];
    const numbers = `${(100 * share).toPrecision(2)} %`;
    const row = element(
      'div',
      {
        role: 'treeitem',
        tabindex: '-1',
        'aria-level': String(level),
        'aria-selected': 'false',
        'data-place': String(place),
      },
      element(
        'span',
        { class: 'name' },
        element('span', { class: 'twisty', 'aria-hidden': 'true' }),
        choice[place] ?? '',
      ),
      element('span', { class: 'bars', 'aria-hidden': 'true' }, bar, inWindow),
      element('span', { class: 'numbers' }, numbers),
    );
    row.style.setProperty('--level', String(Math.min(level - 1, 24)));
    row.title = `${count[place] ?? 0} evaluations${given === null || given === undefined ? '' : `, ${given} transfers`}`;
    return { place, row, share: bar, inWindow, parent, children: [], open: level <= OPEN_DEPTH };
  }

  private clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const item = this.itemOf(target);
    if (item === null) return;
    this.focus(item);
    if (target?.closest('.twisty') !== null && item.children.length > 0) this.toggle(item, !item.open);
    else this.select(item.place);
  }

  private pressed(event: KeyboardEvent): void {
    const item = this.itemOf(event.target instanceof Element ? event.target : null);
    if (item === null) return;
    const act = this.actions(item)[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  private actions(item: Item): Readonly<Record<string, () => void>> {
    const shown = this.items.filter(isShown);
    const at = shown.indexOf(item);
    const go = (target: Item | null | undefined) => target && this.focus(target);
    return {
      ArrowDown: () => go(shown[at + 1]),
      ArrowUp: () => go(shown[at - 1]),
      Home: () => go(shown[0]),
      End: () => go(shown.at(-1)),
      ArrowRight: () => (item.open ? go(item.children[0]) : this.toggle(item, true)),
      ArrowLeft: () => (item.open && item.children.length > 0 ? this.toggle(item, false) : go(item.parent)),
      Enter: () => this.select(item.place),
      ' ': () => this.select(item.place),
      Escape: () => {
        if (this.chosen >= 0) this.select(this.chosen);
      },
    };
  }

  private toggle(item: Item, open: boolean): void {
    if (item.children.length === 0) return;
    item.open = open;
    this.refresh();
  }

  private focus(item: Item): void {
    for (const { row } of this.items) row.setAttribute('tabindex', '-1');
    item.row.setAttribute('tabindex', '0');
    item.row.focus();
  }

  private refresh(): void {
    for (const item of this.items) {
      item.row.hidden = !isShown(item);
      item.row.setAttribute('aria-selected', String(item.place === this.chosen));
      if (item.children.length > 0) item.row.setAttribute('aria-expanded', String(item.open));
    }
  }

  private report(item: Item): void {
    if (this.chosen < 0) {
      this.choose(-1, -1);
      announce('No prefix is chosen');
      return;
    }
    this.choose(item.place, subtreeEnd(this.trie.depth, item.place));
    announce(`The candidates of ${this.trie.choice[item.place] ?? ''} are marked in the figure of quality`);
  }

  private itemOf(target: Element | null): Item | null {
    const place = target?.closest<HTMLElement>('[data-place]')?.dataset['place'];
    return place === undefined ? null : (this.items[Number(place)] ?? null);
  }
}

function isShown(item: Item): boolean {
  for (let above = item.parent; above !== null; above = above.parent) if (!above.open) return false;
  return true;
}

function legend(moves: boolean): HTMLElement {
  const parts = [element('span', { class: 'key all' }, 'of all evaluations')];
  if (moves) parts.push(element('span', { class: 'key window' }, 'in the window'));
  return element('p', { class: 'legend', 'aria-hidden': 'true' }, ...parts);
}
