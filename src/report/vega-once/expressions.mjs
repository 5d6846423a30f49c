// vega-expression for the bundled Vega: each expression is parsed and written as JavaScript once.
//
// A report's figures hold a few hundred expressions, several thousand times. bundle-cli.mjs puts this in the package's
// place.

import * as expressions from 'vega-expression';

export * from 'vega-expression';

const trees = new Map();

/** The tree of an expression, which nobody writes into. */
export function parseExpression(text) {
  const tree = trees.get(text) ?? expressions.parseExpression(text);
  trees.set(text, tree);
  return tree;
}

/** A generator that remembers what it made of a tree. */
export function codegenExpression(options) {
  const generate = expressions.codegenExpression(options);
  const made = new WeakMap();
  const generateOnce = tree => {
    const code = made.get(tree) ?? generate(tree);
    made.set(tree, code);
    return code;
  };
  // Vega registers functions on the generator.
  return Object.assign(generateOnce, generate);
}
