// What the page carries for its program, by name.

/** The value, or null where the page has none of that name. Written by report/page/embedded-json.ts. */
export function readEmbedded<Value>(name: string): Value | null {
  const text = document.getElementById(`data-${name}`)?.textContent;
  // The page and this program come from one build, so the type is what the page's builder wrote.
  return text === null || text === undefined ? null : (JSON.parse(text) as Value);
}

/** Says something to screen readers. */
export function announce(text: string): void {
  const place = document.getElementById('announcements');
  if (place !== null) place.textContent = text;
}

/** An element with its text and attributes; text is never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}
