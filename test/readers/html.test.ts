import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlText } from '../../src/readers/shared/html.ts';
import { MappedText } from '../../src/readers/shared/mapped-text.ts';

const text = (html: string): string => htmlText(html).text;

describe('the text of HTML', () => {
  test.each([
    ['blocks on lines of their own', '<div>Hello Ann,</div><div>it is on its way.</div>', 'Hello Ann,\nit is on its way.'],
    ['paragraphs apart', '<p>Hello Ann,</p>\n<p>it is\n on its way.</p>', 'Hello Ann,\n\nit is on its way.'],
    ['breaks', 'one<br>two<br/><br>three', 'one\ntwo\n\nthree'],
    ['lists', '<ul><li>one</li><li>two</li></ul>after', '- one\n- two\n\nafter'],
    ['cells apart', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['headings as they are written', '<h1>Hello there</h1>', 'Hello there'],
    ['links by their words', 'our <a href="https://x.example">page</a>', 'our page'],
    ['no pictures, no styles', '<style>p{}</style>see<img src="x.png" alt="x"> it', 'see it'],
    ['entities', 'R&amp;D&nbsp;says &#39;hi&#39; &egrave;', "R&D says 'hi' è"],
    ['what is hidden', '<div style="display:none">preview</div>Hi', 'Hi'],
    ['Intercom variables', 'Hi <attribute key="user.name" default="there"/>, ok', 'Hi {{user.name|fallback:"there"}}, ok'],
    ['a Gmail reply', '<div>New</div><div class="gmail_quote">On Monday<blockquote>Old</blockquote></div>', 'New'],
    ['an Outlook reply', '<p>New</p><div id="divRplyFwdMsg">From: Ann</div><p>Old</p>', 'New'],
    ['text between quotes', '<blockquote>Q1</blockquote>A1<blockquote>Q2</blockquote>A2', 'A1\nA2'],
    ['no markup at all', 'a < b & c', 'a < b & c'],
  ])('%s', (_, html, expected) => expect(text(html)).toBe(expected));

  test('keeps quoted text where the channel has no mail', () => {
    expect(htmlText('<blockquote>Q</blockquote>A', { cutHistory: false }).text).toContain('Q');
  });

  test('every visible letter leads back to itself', () => {
    const piece = fc.constantFrom(
      'word',
      'è',
      ' ',
      '\n',
      '<b>',
      '</b>',
      '<br>',
      '<p>',
      '</p>',
      '&amp;',
      '&nbsp;',
      '<div>',
      '</div>',
      '😊',
      'a<',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = pieces.join('');
        const mapped = htmlText(html);
        for (let offset = 0; offset < mapped.text.length; offset++) {
          const unit = mapped.text.charAt(offset);
          const raw = mapped.rawOffset(offset);
          expect(raw).toBeLessThan(html.length);
          if (/[a-zè]/.test(unit)) expect(html.charAt(raw)).toBe(unit);
          if (unit === '&') expect(html.charAt(raw)).toBe('&');
        }
      }),
    );
  });

  test('is read in time that grows with its length', () => {
    expect(htmlText('<div>word '.repeat(50_000)).text.length).toBe(5 * 50_000 - 1);
  });
});

describe('mapped text', () => {
  test('kept parts lead back to the same places', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(40), fc.nat(40), fc.nat(40), (raw, a, b, c) => {
        const [first = 0, second = 0, third = 0] = [a, b, c].map((at) => Math.min(at, raw.length)).sort((x, y) => x - y);
        const kept = MappedText.of(raw).keep([
          { start: 0, end: first },
          { start: second, end: third },
        ]);
        expect(kept.text).toBe(raw.slice(0, first) + raw.slice(second, third));
        for (let offset = 0; offset < kept.text.length; offset++) expect(raw[kept.rawOffset(offset)]).toBe(kept.text[offset]);
      }),
    );
  });

  test('trims both ends', () => {
    const trimmed = MappedText.of('\n  a b \n').trim();
    expect([trimmed.text, trimmed.rawOffset(0)]).toEqual(['a b', 3]);
  });
});
