import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlText } from '../../src/readers/shared/html.ts';
import { withoutHistory } from '../../src/readers/shared/mail-history.ts';
import { MappedText } from '../../src/readers/shared/mapped-text.ts';
import { cases, talk } from './mail-history-cases.ts';

const own = (text: string): string => withoutHistory(MappedText.of(text)).text;

describe('history and signatures are left out', () => {
  test.each(cases.map(({ name, text, own }) => [name, text, own]))('%s', (_name, text, expected) => {
    expect(own(text)).toBe(expected);
    // Line breaks of Windows make no difference.
    expect(own(text.replaceAll('\n', '\r\n')).replaceAll('\r', '')).toBe(expected);
  });

  test.each(talk)('%j stays', (text) => expect(own(text)).toBe(text));

  test('a forwarded mail without a word of its own leaves nothing', () => {
    expect(own('---------- Forwarded message ---------\nFrom: Tom <tom@example.org>\n\nWhere is it?')).toBe('');
  });

  test('a long text under a bare -- is no signature', () => {
    const text = `Options:\n\n--\n${Array.from({ length: 14 }, (_, index) => `${index + 1}. option`).join('\n')}`;
    expect(own(text)).toBe(text);
  });

  test('a device is left out at the end only', () => {
    expect(own('Sent from my iPhone\n\nAnna')).toBe('Sent from my iPhone\n\nAnna');
    expect(own('Yes.\n\nGet Outlook for iOS<https://aka.ms/x>')).toBe('Yes.');
  });
});

test('places lead back through what was left out and through markup', () => {
  const text = '> old\nnew\n> older\nnewer\n-- \nAnna';
  const kept = withoutHistory(MappedText.of(text));
  expect(kept.text).toBe('new\nnewer');
  expect(kept.rawOffset(kept.text.indexOf('newer') + 3)).toBe(text.indexOf('newer') + 3);
  const html = '<p>Hello &amp; welcome</p><p>On 12 Mar 2024, at 10:02, Tom &lt;tom@example.org&gt; wrote:</p><p>Where?</p>';
  const fromHtml = withoutHistory(htmlText(html));
  expect(fromHtml.text).toBe('Hello & welcome');
  expect(fromHtml.rawOffset(fromHtml.text.indexOf('welcome'))).toBe(html.indexOf('welcome'));
});

const markLine = fc.constantFrom(
  '> quoted',
  '>> quoted twice',
  '-- ',
  '--',
  '________________________________',
  '-----Original Message-----',
  'From: Tom <tom@example.org>',
  'Sent: Tuesday, March 12, 2024 10:02',
  'To: Help',
  'Subject: Parcel',
  'On Tue, Mar 12, 2024 at 10:02 AM Tom <tom@example.org>',
  'wrote:',
  'On 12/03/2024 10:02, Tom wrote:',
  '##- reply above this line -##',
  'Sent from my iPhone',
  '',
);
const plainLine = fc.stringMatching(/^[a-z ,.!?àèß]{0,30}$/);

describe('whatever the mail', () => {
  test('the result is a subsequence of its lines, each in its place', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(markLine, plainLine), { maxLength: 25 }), (lines) => {
        const text = lines.join('\n');
        const kept = withoutHistory(MappedText.of(text));
        if (kept.text === '') return;
        let from = 0;
        let offset = 0;
        for (const line of kept.text.split('\n')) {
          const at = lines.indexOf(line, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
          const raw = kept.rawOffset(offset);
          if (line !== '') expect(text.slice(raw, raw + line.length)).toBe(line);
          offset += line.length + 1;
        }
      }),
    );
  });

  test('without any mark it stays as it is', () => {
    fc.assert(fc.property(fc.array(plainLine, { maxLength: 25 }), (lines) => own(lines.join('\n')) === lines.join('\n')));
  });

  test('long lines of marks cost no more than others', () => {
    const line = (mark: string): string => mark.repeat(20_000);
    const before = performance.now();
    for (const mark of ['From:', '_', '-', '*', ' ', 'On ', '> ', '##-', 'a'])
      own(`a\n${line(mark)}\n${line(mark)} wrote:\nFrom: ${line(mark)}`);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
