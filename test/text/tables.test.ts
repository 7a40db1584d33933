import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/text/base64.ts';
import { LinearModel } from '../../src/text/linear.ts';
import { NumberSets } from '../../src/text/number-sets.ts';
import { MOST_IN_PAIR, PairTable } from '../../src/text/pairs.ts';
import { Sections, sectionsOf, turned } from '../../src/text/sections.ts';
import { StringTable } from '../../src/text/string-table.ts';
import { WordNotes, wordOf } from '../../src/text/words.ts';

describe('sections', () => {
  const parts = { name: 'è', u: Uint16Array.from([1, 0xfffe]), i: Int8Array.from([-3, 0, 5]), f: Float64Array.from([0.1]) };

  test('what was written is read', () => {
    const read = new Sections(sectionsOf(parts));
    expect(read.text('name')).toBe(parts.name);
    expect(read.numbers('u', 'u16', 'u32')).toEqual(parts.u);
    expect(read.numbers('i', 'i8')).toEqual(parts.i);
    expect(read.numbers('f', 'f64')).toEqual(parts.f);
  });

  test('bytes may begin anywhere in their buffer', () => {
    const bytes = sectionsOf(parts);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(new Sections(moved.subarray(3)).numbers('f', 'f64')).toEqual(parts.f);
  });

  test('a section that is not there, or of another kind, is refused', () => {
    const read = new Sections(sectionsOf(parts));
    expect(() => read.numbers('x', 'u8')).toThrow('there is no section x');
    expect(() => read.numbers('u', 'u8')).toThrow('of kind u16');
    expect(() => read.text('u')).toThrow('of kind u16');
  });

  test('a big-endian machine turns the numbers', () => {
    const bytes = Uint8Array.from([1, 2, 3, 4]);
    expect([...turned(new DataView(bytes.buffer), 'u16', 2)]).toEqual([0x0201, 0x0403]);
    expect([...turned(new DataView(bytes.buffer), 'u32', 1)]).toEqual([0x04030201]);
  });

  test('base64 gives the bytes back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(bytesOf(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
  });
});

describe('string tables', () => {
  test('each string is found at its place and no other is', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), fc.array(fc.string({ unit: 'binary' })), (strings, others) => {
        const table = StringTable.of(strings);
        const read = StringTable.read(new Sections(sectionsOf(table.sections('t'))), 't');
        for (const each of [...strings, ...others]) {
          expect(table.indexOf(each)).toBe(strings.indexOf(each));
          expect(read.indexOf(each)).toBe(strings.indexOf(each));
        }
      }),
    ));

  test('more strings than 16 bits count are told apart', () => {
    const strings = Array.from({ length: 70_000 }, (_, index) => `word ${index}`);
    const table = StringTable.of(strings);
    expect(table.size).toBe(70_000);
    expect(strings.every((each, index) => table.indexOf(each) === index)).toBe(true);
    expect(table.indexOf('word 70000')).toBe(-1);
  });
});

describe('a table of pairs', () => {
  const pair = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }));

  test('gives what was set, and -1 for all other pairs', () =>
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: String }), fc.array(pair), (set, others) => {
        const table = new PairTable();
        const expected = new Map(set.map((each, at) => [String(each), at]));
        for (const [at, [first, second]] of set.entries()) table.set(first, second, at);
        expect(table.size).toBe(set.length);
        for (const [first, second] of [...set, ...others]) expect(table.get(first, second)).toBe(expected.get(`${first},${second}`) ?? -1);
      }),
    ));

  test('holds more than it has room for at first, and the largest values', () => {
    const table = new PairTable();
    for (let first = 1; first <= 200; first++) for (let second = 0; second < 200; second++) table.set(first, second, 0xffff_ffff - second);
    expect(table.get(200, 199)).toBe(0xffff_ffff - 199);
    expect(table.get(201, 199)).toBe(-1);
    table.clear();
    expect([table.size, table.get(200, 199)]).toEqual([0, -1]);
  });

  test('does not mix up pairs that are too large for it', () => {
    const table = new PairTable();
    table.set(1, MOST_IN_PAIR + 1, 5);
    table.set(MOST_IN_PAIR + 2, 0, 6);
    expect([table.get(1, MOST_IN_PAIR + 1), table.get(2, 0), table.get(MOST_IN_PAIR + 2, 0)]).toEqual([-1, -1, -1]);
    table.set(MOST_IN_PAIR, MOST_IN_PAIR, 7);
    expect(table.get(MOST_IN_PAIR, MOST_IN_PAIR)).toBe(7);
  });
});

describe('sets of numbers', () => {
  const set = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 }).map((numbers) => numbers.sort((a, b) => a - b));

  test('have numbers in the order in which they first came, and keep their members', () =>
    fc.assert(
      fc.property(fc.array(set), (sets) => {
        const known = new NumberSets();
        const order: string[] = [];
        for (const each of sets) {
          const expected = order.includes(String(each)) ? order.indexOf(String(each)) : order.push(String(each)) - 1;
          expect(known.numberOf(each)).toBe(expected);
        }
        expect(known.size).toBe(order.length);
        for (const [number, written] of order.entries())
          expect(String(known.members.subarray(known.startOf(number), known.startOf(number + 1)))).toBe(written);
      }),
    ));

  test('stay apart beyond the first room, and are new once they are cleared', () => {
    const known = new NumberSets();
    const all = Array.from({ length: 3_000 }, (_, number) => [number, number + 1, number + 7]);
    expect(all.map((each) => known.numberOf(each))).toEqual(all.map((_, number) => number));
    expect(all.map((each) => known.numberOf(each))).toEqual(all.map((_, number) => number));
    known.clear();
    expect([known.size, known.numberOf(all[9] as number[])]).toEqual([0, 0]);
  });
});

describe('notes on words', () => {
  test('are found out once for each word, until they are forgotten', () => {
    let asked = 0;
    const lengths = new WordNotes<number>(({ form }) => form.length + 0 * asked++);
    const capitals = new WordNotes<string>(({ form }) => form.toUpperCase());
    expect(['ann', 'bo', 'ann'].map((form) => [lengths.of(wordOf(form)), capitals.of(wordOf(form))])).toEqual([
      [3, 'ANN'],
      [2, 'BO'],
      [3, 'ANN'],
    ]);
    expect(asked).toBe(2);
    lengths.forget();
    expect([lengths.of(wordOf('bo')), asked, capitals.of(wordOf('bo'))]).toEqual([2, 3, 'BO']);
  });
});

describe('a linear model', () => {
  const model = LinearModel.of({
    features: ['bad', 'good'],
    labels: { trouble: { bias: -1, step: 0.5, levels: [4, -90] }, upset: { bias: 0.25, step: 0.1, levels: [0, -10] } },
  });
  const read = LinearModel.read(new Sections(sectionsOf(model.sections('m'))), 'm');

  test.each([
    [['bad'], { trouble: 1, upset: 0.25 }],
    [['bad', 'good', 'new', 'never'], { trouble: -1 + (4 - 45) * 0.5 * 0.5, upset: 0.25 - 10 * 0.1 * 0.5 }],
    [[], { trouble: -1, upset: 0.25 }],
  ])('%j is judged by what each feature says, however often it is asked', (features, expected) => {
    expect(model.judge(new Set(features))).toEqual(expected);
    expect(read.judge(new Set(features))).toEqual(expected);
  });
});
