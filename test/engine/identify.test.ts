import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LanguageVotes } from '../../src/languages/identify.ts';
import { ownLanguageOf } from '../../src/languages/own.ts';
import { tokenise } from '../../src/text/tokens.ts';

const identify = (text: string, prior?: string): string | undefined => new LanguageVotes().add(tokenise(text), text).decide(prior);

test.each([
  ['Ciao, la consegna arriva domani mattina?', 'it'],
  ['nn va piu niente da ieri', 'it'],
  ['my app keeps crashing since the update', 'en'],
  ['Buenas, llevo una semana esperando mi pedido', 'es'],
  ['Bonjour, mon colis n’est toujours pas arrivé', 'fr'],
  ['Hallo, meine Bestellung ist noch nicht da', 'de'],
  ['Olá, o meu pedido ainda não chegou', 'pt'],
  ['Hallo, mijn pakket is nog niet aangekomen', 'nl'],
  ['Здравствуйте, когда придёт посылка?', 'und'],
  ['Der Hahn im Bad tropft', 'de'],
  ['le produit dont vous parlez', 'fr'],
  ['im still waiting, dont know why', 'en'],
  ['siparişim nerede', 'tr'],
  ['aștept de luni comanda mea', 'ro'],
  ['12345', undefined],
])('%s is %s', (text, tag) => expect(identify(text)).toBe(tag));

test('a short turn keeps the language of its conversation', () => {
  expect(identify('ok', 'it')).toBe('it');
  expect(identify('no', 'en')).toBe('en');
});
test('a turn that clearly is in another language is told apart', () => {
  expect(identify('Sorry, we do not speak Italian but we can help you in English', 'it')).toBe('en');
});

test('short lines: few are taken for another language, and none of a language that we cannot read', () => {
  const ours = ['en', 'it', 'es', 'fr', 'de', 'pt'];
  const counts = { right: 0, none: 0, wrong: 0, guessed: 0 };
  for (const line of readFileSync('fixtures/languages/short-lines.tsv', 'utf8').trim().split('\n')) {
    const [tag, text] = line.split('\t') as [string, string];
    const got = identify(text);
    if (!ours.includes(tag)) counts.guessed += Number(got !== undefined && ours.includes(got));
    else counts[got === tag ? 'right' : got === undefined ? 'none' : 'wrong']++;
  }
  expect(counts.right).toBeGreaterThanOrEqual(210);
  expect(counts.wrong).toBeLessThanOrEqual(7);
  expect(counts.guessed).toBe(0);
});

test('what a text says of its own language is never wrong on short lines', () => {
  const wrong = readFileSync('fixtures/languages/short-lines.tsv', 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t') as [string, string])
    .filter(([tag, text]) => ![tag, undefined].includes(ownLanguageOf(text, tokenise(text)).tag));
  expect(wrong).toEqual([]);
});

test.each([
  ['Bonjour, oui, nous sommes ouverts demain.\nHello, yes, we are open tomorrow.', true],
  ['We are open tomorrow, and you can bring the dog.', false],
])('%s: in two languages %s', (text, mixed) => expect(ownLanguageOf(text, tokenise(text)).mixed).toBe(mixed));
