// `Function` for the bundled Vega: each text is compiled once, most of them when nastrace is built.
//
// Vega makes a function for each mark of each figure, of a few hundred texts. Those of one text share what V8 learns about
// them. bundle-cli.mjs puts this in the global's place; compile-cli.mjs keeps the texts that figures of more than one
// trace need as a script of functions.

const PARTS = ['function(){', '}'];
const makers = new Map();

/** As the global one: a function of its own each time. */
function functionOf(...parts) {
  const body = parts.pop();
  const text = `return(function(${parts}){${body}\n})`;
  const make = makers.get(text) ?? new globalThis.Function(text);
  makers.set(text, make);
  return make();
}

/** From now on functions of these texts need not be compiled. */
export function keepFunctions(kept) {
  for (const make of kept) makers.set(String(make).slice(PARTS[0].length, -PARTS[1].length), make);
}

/** The texts so far, which are forgotten. */
export function takeTexts() {
  const texts = [...makers.keys()];
  makers.clear();
  return texts;
}

/** A list for `keepFunctions`, as code. Parentheses tell V8 to compile what is within at once. */
export function codeOf(texts) {
  return `[\n${texts.map(text => `(${PARTS.join(text)})`).join(',\n')}\n]`;
}

export { functionOf as Function };
