import { figuresOf } from './figures.ts';
import { forms } from './forms.ts';
import type { PageWords } from './page-en.ts';

const { counted, number } = figuresOf('it');

/** The words of the HTML page, in Italian. */
export const page: PageWords = {
  titles: { lint: 'Risposte del servizio clienti', check: 'Bozze', canned: 'Risposte predefinite' },
  units: { lint: 'Conversazioni', check: 'Bozze', canned: 'Risposte' },
  withFindings: {
    lint: 'Conversazioni con segnalazioni',
    check: 'Bozze con segnalazioni',
    canned: 'Risposte predefinite con segnalazioni',
  },
  overAll: { lint: 'In tutte le conversazioni', check: 'In tutte le bozze', canned: 'In tutta la raccolta' },
  pageTitle: (title, date) => `${title}, ${date}: report di replylint`,
  skip: 'Vai alle conversazioni',
  sections: 'Sezioni',
  overview: 'Panoramica',
  nothing: 'Non c’è nulla da mostrare: nessuna risposta ha segnalazioni.',
  writtenBy: (version) => `Scritto da replylint ${version} il`,
  oneFile: 'UTC. Questa pagina è un solo file e non carica nulla dalla rete.',
  withoutScripts: {
    lint: (count) => `Senza script si vedono solo le conversazioni con i punteggi più bassi: ${number(count)}.`,
    check: (count) => `Senza script si vedono solo le bozze con i punteggi più bassi: ${number(count)}.`,
    canned: (count) => `Senza script si vedono solo le risposte predefinite con i punteggi più bassi: ${number(count)}.`,
  },
  withScripts: {
    lint: (count, findings) =>
      `${count === 1 ? 'Un’altra conversazione' : `Altre ${number(count)} conversazioni`} con ${findings} ${visible(count)} attivando gli script.`,
    check: (count, findings) =>
      `${count === 1 ? 'Un’altra bozza' : `Altre ${number(count)} bozze`} con ${findings} ${visible(count)} attivando gli script.`,
    canned: (count, findings) =>
      `${count === 1 ? 'Un’altra risposta predefinita' : `Altre ${number(count)} risposte predefinite`} con ${findings} ${visible(count)} attivando gli script.`,
  },

  filter: 'Filtra le conversazioni',
  search: 'Cerca',
  searchFor: 'Parole, nomi, id',
  order: 'Ordine',
  clear: 'Togli i filtri',
  keys: 'Tasti',
  help: {
    search: 'cerca',
    finding: 'segnalazione successiva, precedente',
    page: 'pagina successiva, precedente',
    clear: 'togli i filtri',
    theme: 'scuro o chiaro',
    help: 'questo elenco',
    close: 'Chiudi',
  },

  ofHundred: (grade) => `su 100, classe ${grade}`,
  repliesIn: (replies, conversations) => `${replies} in ${conversations}`,
  judgedOn: 'esame del',
  anonymous: 'I nomi degli operatori sono omessi.',
  notListed: (count) =>
    count === 1
      ? 'Un’altra segnalazione è contata ma non elencata (--max-findings).'
      : `Altre ${number(count)} segnalazioni sono contate ma non elencate (--max-findings).`,
  severity: {
    error: forms('errore', 'errori'),
    warning: forms('avviso', 'avvisi'),
    suggestion: forms('consiglio', 'consigli'),
  },
  byRule: 'Segnalazioni per regola',
  byAgent: 'Per operatore, dal punteggio più basso',
  byChannel: 'Per canale',
  byLanguage: 'Per lingua',
  byWeek: 'Per settimana',
  chart: 'Segnalazioni e punteggio medio per settimana; i numeri sono nella tabella',
  table: 'Numeri',
  rule: 'Regola',
  findings: 'Segnalazioni',
  agent: 'Operatore',
  agents: 'Operatori',
  replies: 'Risposte',
  channel: 'Canale',
  language: 'Lingua',
  text: 'Testo',
  sent: 'Invii',
  toUpset: 'A clienti scontenti',
  example: 'esempio',
  severityOf: 'Gravità',
  unknownChannel: 'non indicato',
  ofThisKind: (count) =>
    count === 1
      ? 'Un’altra segnalazione di questo tipo; un altro formato le ha tutte.'
      : `Altre ${number(count)} segnalazioni di questo tipo; un altro formato le ha tutte.`,
  inputNotes: 'Note sui dati letti',
  notes: (count) => counted(count, 'nota', 'note'),
  notRead: 'non letto',
  andMore: (count) => (count === 1 ? 'e un’altra' : `e altre ${number(count)}`),
  more: (count) => (count === 1 ? 'un’altra riga' : `altre ${number(count)} righe`),

  script: {
    units: {
      lint: forms('{count} conversazione', '{count} conversazioni'),
      check: forms('{count} bozza', '{count} bozze'),
      canned: forms('{count} risposta predefinita', '{count} risposte predefinite'),
    },
    findings: forms('{count} segnalazione', '{count} segnalazioni'),
    dark: 'Scuro',
    light: 'Chiaro',

    found: '{allFindings} in {allUnits}',
    foundOf: '{someFindings} su {all}, in {fewUnits} su {total}',
    empty: 'Nessun risultato. Togli un filtro per vedere altro.',
    pages: 'Pagine',
    page: 'Pagina {page} di {pages}',
    previous: 'Precedente',
    next: 'Successiva',
    notPrinted: forms(
      'Un’altra non viene stampata: filtra quelle che ti servono.',
      'Altre {count} non vengono stampate: filtra quelle che ti servono.',
    ),

    allRules: 'Tutte',
    allSeverities: 'Tutte',
    allAgents: 'Tutti',
    allLanguages: 'Tutte',
    anyScore: 'Qualsiasi',
    below: 'sotto {score}',
    unknownLanguage: 'non riconosciuta',
    orders: { score: 'punteggio più basso', findings: 'più segnalazioni', file: 'come nei file' },

    weekFrom: 'Settimana dal',
    score: 'Punteggio',
    series: { error: 'Errori', warning: 'Avvisi', suggestion: 'Consigli' },

    otherFindings: forms('un’altra segnalazione fuori da questa selezione', 'altre {count} segnalazioni fuori da questa selezione'),
    moreMessages: forms('Mostra un altro messaggio', 'Mostra altri {count} messaggi'),
    folded: forms('{count} messaggio senza segnalazioni', '{count} messaggi senza segnalazioni'),
    hidden: {
      internal: 'nota interna, non giudicata',
      draft: 'bozza, non giudicata',
      deleted: 'eliminato, non giudicato',
      empty: 'vuoto, non giudicato',
    },
    replyScore: 'Punteggio di questa risposta',
    finding: 'Segnalazione {number}: {severity}, {rule}',
    link: 'Link a questa segnalazione',
    sure: 'certezza {percent}%',
    sureMeans: 'Quanto spesso un responsabile della qualità sarebbe d’accordo',
    line: 'riga {place}',
    attempt: 'Prova così',
    wordings: forms('Un’altra formulazione', 'Altre {count} formulazioni'),
    counted: 'Indizi contati',
  },
};

function visible(count: number): string {
  return count === 1 ? 'si vede' : 'si vedono';
}
