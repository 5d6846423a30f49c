// Values that are made when somebody first asks for them.

/** A function that makes the value once and gives the same ever after. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
