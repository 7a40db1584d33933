import { expect, test } from 'vitest';
import { LanguageVotes } from '../../src/languages/identify.ts';
import { tokenise } from '../../src/text/tokens.ts';

const identify = (text: string, prior?: string): string | undefined => new LanguageVotes().add(tokenise(text)).decide(prior);

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
  ['12345', undefined],
])('%s is %s', (text, tag) => expect(identify(text)).toBe(tag));

test('a short turn keeps the language of its conversation', () => {
  expect(identify('ok', 'it')).toBe('it');
  expect(identify('no', 'en')).toBe('en');
});
test('a turn that clearly is in another language is told apart', () => {
  expect(identify('Sorry, we do not speak Italian but we can help you in English', 'it')).toBe('en');
});
