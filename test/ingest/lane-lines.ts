// Lines of the canonical form for the lanes: nearly all plain, with the oddities that tell a lane from its authorities.

import type { Random } from '../support/random.ts';

/** JSON values and cells that are read otherwise than they look, or not at all. */
export const NUMBERS = [
  ...[
    '0',
    '-0',
    '-0.0',
    '0.0',
    '7',
    '12',
    '-3.5',
    '1e5',
    '1E+2',
    '1e-7',
    '2.5e-3',
    '1e22',
    '1e23',
    '1e400',
    '-1e400',
  ],
  ...[
    '5e-324',
    '1.7976931348623157e308',
    '3.4028234e38',
    '3.4028235e38',
    '9007199254740993',
    '123456789012345678',
  ],
  ...[
    '0.1',
    '0.30000000000000004',
    '1795485789.0284567',
    '0.00588497500007179',
    '64.1299999999999954525',
    '999999999',
  ],
  ...[
    '999999999.999999999',
    '4294967296',
    '2147483648',
    '0.000000000000000000000001',
    '1234567890.123456789',
  ],
  ...[
    '01',
    '-',
    '+1',
    '.5',
    '1.',
    '1.e3',
    '1e',
    '0x10',
    '1_0',
    'NaN',
    '-Infinity',
    'nan',
    'None',
    '',
    ' 4',
    '4 ',
  ],
];
export const TEXTS = [
  'w1',
  'w2',
  'w11',
  'größe',
  '日本',
  'a b',
  '3.0',
  '007',
  '3',
  '1e3',
  '-',
  'F',
  'F_timeout',
  'n/a',
  '',
];
const ESCAPED = ['"w\\u0031"', '"a\\nb"', '"\\ud83d\\ude00"', '"\\/"', '"x\ty"', '"open', '"\u2028"', '"\\"'];
const VALUES = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '[1,[2]]',
  '{"a":{"b":[1]}}',
  '[null]',
  '["",1]',
  '[0 ,1]',
  'nul',
];
const CHOICES = ['0', '1', '2', '10', '3.5', '1.0', '-1', '"0"', '"skip"', '"conv 3x3"', '"größe"', '"none"'];

export const pick = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)] as T;
export const chance = (random: Random, inverse: number) => random.below(inverse) === 0;

export function time(random: Random): string {
  return random.below(2) === 0
    ? String(random.below(100))
    : (random.uniform() * 1000).toFixed(random.below(10));
}

function anyValue(random: Random): string {
  const kind = random.below(4);
  if (kind === 0) return pick(random, NUMBERS);
  if (kind === 1) return JSON.stringify(pick(random, TEXTS));
  return kind === 2 ? pick(random, ESCAPED) : pick(random, VALUES);
}

function list(random: Random, space: string): string {
  const odd = chance(random, 40);
  const length = odd ? random.below(5) : 3;
  const items = Array.from({ length }, () => (odd ? anyValue(random) : pick(random, CHOICES)));
  return `[${items.join(`,${space}`)}]`;
}

/** A line of the canonical form, plain or with up to two of its values, keys or bytes changed. */
export function jsonLine(random: Random, row: number): string {
  const space = pick(random, ['', ' ', ' ', '  ', '\t']);
  const fields: [string, string][] = [
    ['id', chance(random, 9) ? String(row) : `"${row}"`],
    ['start', time(random)],
    ['end', String(1000 + random.below(100))],
    ['worker', JSON.stringify(pick(random, TEXTS.slice(0, 5)))],
    ['arch', list(random, space)],
    ['quality', chance(random, 9) ? 'null' : (random.uniform() * 2 - 1).toFixed(random.below(18))],
  ];
  if (chance(random, 3))
    fields.push(['parent', `"${random.below(row + 2)}"`], ['transferred', String(random.below(4))]);
  if (chance(random, 4)) fields.push(['note', pick(random, ['"x"', '1.5', 'null', 'true', '"\u00e9"'])]);
  if (chance(random, 9)) fields.push(['error', '"F_oom"'], ['submit', '0'], ['gather', time(random)]);
  for (let odd = chance(random, 2) ? random.below(3) : 0; odd > 0; odd--) changeField(fields, random);
  const text = fields.map(([key, value]) => `"${key}":${space}${value}`).join(`,${space}`);
  const line = `{${text}}`;
  return chance(random, 12)
    ? line.slice(0, random.below(line.length + 1)) + pick(random, ['', '}', ' ', ',', '\r'])
    : line;
}

const KEYS = [
  'quality',
  'objective',
  'val_acc',
  'arch_seq',
  'note',
  '__proto__',
  'n\\u006fte',
  'nastrace',
  'tensors',
  '0',
];

function changeField(fields: [string, string][], random: Random): void {
  const index = random.below(fields.length);
  const [key, value] = fields[index] as [string, string];
  const other = random.below(fields.length);
  switch (random.below(6)) {
    case 0:
      fields.splice(index, 1);
      break;
    case 1:
      fields.push([key, chance(random, 2) ? value : anyValue(random)]);
      break;
    case 2:
      [fields[index], fields[other]] = [fields[other] as [string, string], fields[index] as [string, string]];
      break;
    case 3:
      fields.push([pick(random, KEYS), anyValue(random)]);
      break;
    default:
      fields[index] = [key, anyValue(random)];
  }
}
