import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/text/base64.ts';
import { LinearModel } from '../../src/text/linear.ts';
import { Sections, sectionsOf, turned } from '../../src/text/sections.ts';
import { StringTable } from '../../src/text/string-table.ts';

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
