// Does what the bundled Vega makes once give what Vega makes anew: the same code, and functions of their own?

import { runInThisContext } from 'node:vm';
import { expect, test, vi } from 'vitest';

const root = new URL('../../', import.meta.url);
const importing = (path: string) => import(new URL(path, root).href);

const EXPRESSIONS = ['datum["x"] > 1 ? width : height', 'abs(datum.a.b) && datum["c d"]', '[1, "a"]'];

test('an expression gives the code that vega-expression gives, the first time and later', async () => {
  const { codegenExpression, parseExpression } = await importing('node_modules/vega-expression/index.js');
  const once = await importing('src/report/vega-once/expressions.mjs');
  const options = { forbidden: ['_'], allowed: ['datum'], fieldvar: 'datum', globalvar: 'signals' };
  const generate = codegenExpression(options);
  const generateOnce = once.codegenExpression(options);
  expect(Object.keys(generateOnce)).toEqual(Object.keys(generate));
  for (const text of [...EXPRESSIONS, ...EXPRESSIONS]) {
    const tree = once.parseExpression(text);
    expect(tree).toEqual(parseExpression(text));
    expect(generateOnce(tree)).toEqual(generate(parseExpression(text)));
  }
  expect(() => once.parseExpression('1 +')).toThrow();
  expect(() => once.parseExpression('1 +')).toThrow();
});

test('a function of the same text is the same function in another object', async () => {
  const { Function: functionOf } = await importing('src/report/vega-once/functions.mjs');
  const first = functionOf('a', 'b', 'return this.sum(a, b) // of both');
  const second = functionOf('a', 'b', 'return this.sum(a, b) // of both');
  expect(second).not.toBe(first);
  const sum = (a: number, b: number) => a + b;
  expect([first.bind({ sum })(1, 2), second.call({ sum }, 3, 4)]).toEqual([3, 7]);
  expect(new functionOf('row', 'return {x: row[0]}')([5])).toEqual({ x: 5 });
});

test('functions kept as code are there without being compiled', async () => {
  const once = await importing('src/report/vega-once/functions.mjs');
  const functionOf = once.Function;
  const make = {
    sum: () => functionOf('item', '_', 'return item["a b"] + _.of // in “quotes”'),
    line: () => functionOf('_', 'return `\n`;'),
  };
  once.takeTexts();
  make.sum();
  make.line();
  const texts = once.takeTexts();
  expect(texts).toHaveLength(2);
  const kept = runInThisContext(once.codeOf(texts));
  once.keepFunctions(kept);
  expect(once.takeTexts()).toEqual(texts);
  once.keepFunctions(kept);
  vi.stubGlobal('Function', Refusing);
  try {
    expect(make.line()()).toBe('\n');
    expect(make.sum()({ 'a b': 1 }, { of: 2 })).toBe(3);
    expect(() => functionOf('_', 'return 0')).toThrow('compiled');
  } finally {
    vi.unstubAllGlobals();
  }
});

class Refusing {
  constructor() {
    throw new Error('compiled');
  }
}
