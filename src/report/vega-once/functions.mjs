// `Function` for the bundled Vega: each text is compiled once.
//
// Vega makes a function for each mark of each figure, of a few hundred texts. Those of one text share what V8 learns about
// them. bundle-cli.mjs puts this in the global's place.

const makers = new Map();

/** As the global one: a function of its own each time. */
function functionOf(...parts) {
  const body = parts.pop();
  const text = `return(function(${parts}){${body}\n})`;
  const make = makers.get(text) ?? new globalThis.Function(text);
  makers.set(text, make);
  return make();
}

export { functionOf as Function };
