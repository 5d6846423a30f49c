// An object without its undefined values: an option not given is absent, so that its default holds.

type Present<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

export function present<T extends object>(values: T): Present<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // fromEntries gives the same keys back, which its type cannot say.
  return Object.fromEntries(entries) as Present<T>;
}
