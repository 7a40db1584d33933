import type { ConversationResult } from '../../src/model/index.ts';
import type { ReportContext } from '../../src/reporters/reporter.ts';
import { canned, contextOf, draft, results } from './sample.ts';

/** The texts that the engine would give in Italian, by the English ones of the sample. */
const TEXTS: Readonly<Record<string, string>> = {
  'The customer reported “non si è visto nessuno” and the conversation ends without anybody having said sorry. Open with a plain apology for exactly that.':
    'Il cliente ha segnalato “non si è visto nessuno” e la conversazione finisce senza che nessuno si sia scusato. Apri con delle scuse semplici, proprio per questo.',
  'The customer asked “Quando viene?”; the reply gives no time and does not say why not. Give the time, or say when you will know it.':
    'Il cliente ha chiesto “Quando viene?”; la risposta non dice quando, e nemmeno perché. Indica l’ora, oppure scrivi quando la saprai.',
  'A smile to somebody who waited in vain. Leave it out until the trouble is solved.':
    'Un sorriso a chi ha aspettato per niente. Lascialo da parte finché il problema non è risolto.',
  'The same text was sent before (10:31), so the customer will think that nobody is reading. Say what is new since then, or what you will do next and when.':
    'Lo stesso testo è già stato inviato (10:31): il cliente penserà che nessuno legge. Scrivi che cosa è cambiato da allora, oppure che cosa farai e quando.',
  'Stock phrases take the place of an answer. Say what you did for this customer, with whom, and by when there will be news.':
    'Le frasi fatte prendono il posto della risposta. Scrivi che cosa hai fatto per questo cliente, con chi, ed entro quando ci saranno novità.',
  '“any inconvenience this may have caused” doubts that there was one. Say sorry for the two weeks.':
    '“any inconvenience this may have caused” mette in dubbio il disagio. Scusati per le due settimane.',
  'The customer (theo@example.org) asked how long it will take; the reply gives no time.':
    'Il cliente (theo@example.org) ha chiesto quanto tempo ci vuole; la risposta non lo dice.',
  'Stock phrases take the place of an answer.': 'Le frasi fatte prendono il posto della risposta.',
  'The customer asked “Quando viene?”; the draft gives no time.': 'Il cliente ha chiesto “Quando viene?”; la bozza non dice quando.',
  'Nothing in it is for this customer.': 'Non c’è nulla per questo cliente.',
  '“any inconvenience this may have caused” doubts that there was one. Say sorry for what happened.':
    '“any inconvenience this may have caused” mette in dubbio il disagio. Scusati per quello che è successo.',
  'Call people by their name.': 'Chiama le persone per nome.',
  '“XXX” was meant to be filled in.': '“XXX” era da compilare.',
  'the trouble': 'il problema',
  'the question': 'la domanda',
  'said before': 'già detto',
  'given already': 'già dato',
};

function inItalian(text: string): string {
  const italian = TEXTS[text];
  if (italian === undefined) throw new Error(`the sample has no Italian for: ${text}`);
  return italian;
}

const translated = (result: ConversationResult): ConversationResult => ({
  ...result,
  findings: result.findings.map((finding) => ({
    ...finding,
    message: inItalian(finding.message),
    related: finding.related.map((related) => ({ ...related, note: inItalian(related.note) })),
  })),
});

/** The shared report as an Italian run has it. */
export const italian = {
  results: results.map(translated),
  draft: translated(draft),
  canned: canned.map(translated),
};

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  'no-apology': 'Una risposta a un problema segnalato per cui nessuno del team si è ancora scusato',
  'pro-forma': 'Frasi fatte che andrebbero bene per quasi tutti i clienti e quasi tutti i problemi',
  'unanswered-question': 'Una domanda o richiesta del cliente che la risposta ignora',
  'tone-mismatch': 'Un tono che stona con lo stato d’animo del cliente',
  'duplicate-reply': 'Una risposta che ripete quello che è già stato detto',
};

export const italianContext = (changes: Partial<ReportContext> = {}): ReportContext =>
  contextOf({ locale: 'it', describe: (ruleId) => DESCRIPTIONS[ruleId] ?? '', ...changes });
