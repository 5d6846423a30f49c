import { expect, test } from 'vitest';
import { printable } from '../../src/shared/printable.ts';

test.each([
  ['plain text, naïve Ångström 東京 🙂', 'plain text, naïve Ångström 東京 🙂'],
  ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
  ['a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['\u0007bell\u007f\u009b', '\\x07bell\\x7f\\x9b'],
  ['abc\u202edcba', 'abc\\u{202e}dcba'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['half \ud800 pair', 'half \\u{d800} pair'],
  ['two\u2028lines', 'two\\u{2028}lines'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});
