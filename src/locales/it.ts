import type { Words } from './en.ts';
import { figuresOf } from './figures.ts';
import { page } from './page-it.ts';

const figures = figuresOf('it');
const { counted, number } = figures;

/** Every word that reports add of their own, in Italian (docs/terminology.md has the terms). */
export const it: Words = {
  figures,
  severities: { error: 'errore', warning: 'avviso', suggestion: 'consiglio' },
  roles: { customer: 'cliente', agent: 'operatore', bot: 'bot', system: 'sistema' },
  categories: {
    ownership: 'responsabilità',
    answer: 'risposta',
    substance: 'contenuto',
    tone: 'tono',
    originality: 'originalità',
    time: 'tempi',
    safety: 'sicurezza',
  },

  count: {
    conversations: (count) => counted(count, 'conversazione', 'conversazioni'),
    drafts: (count) => counted(count, 'bozza', 'bozze'),
    canned: (count) => counted(count, 'risposta predefinita', 'risposte predefinite'),
    replies: (count) => counted(count, 'risposta', 'risposte'),
    findings: (count) => counted(count, 'segnalazione', 'segnalazioni'),
    error: (count) => counted(count, 'errore', 'errori'),
    warning: (count) => counted(count, 'avviso', 'avvisi'),
    suggestion: (count) => counted(count, 'consiglio', 'consigli'),
  },

  score: (score, grade) => `punteggio ${number(score)} (${grade})`,
  replyScore: (score) => `punteggio della risposta ${number(score)}`,
  sure: (percent) => `certezza ${number(percent)}%`,
  theDraft: 'La bozza',
  draft: 'bozza',
  acrossConversations: 'In tutte le conversazioni',
  acrossLibrary: 'In tutta la raccolta',
  inConversation: (id) => `conversazione ${id}`,
  sameWords: 'le stesse parole',
  wholeMessage: 'tutto il messaggio',
  also: 'anche',
  instead: 'Meglio:',
  or: 'o:',
  attempt: (wording) => `Prova così: ${wording}`,
  at: (severity, rule, place) => `${severity} ${rule} in ${place}`,

  evidence: 'Indizi contati',
  together: (sure) => `in tutto: ${sure}`,
  start: 'si parte da qui',
  scoreAlone: 'punteggio',
  noScoreBelow: 'nessun punteggio scende sotto lo 0',
  notShown: (severity) => `(${severity}, nascosto)`,

  noFindings: 'Nessuna segnalazione',
  hidden: (what, total, option) =>
    `${what} ${total === 1 ? 'nascosto' : 'nascosti'}; per ${total === 1 ? 'vederlo' : 'vederli'}: ${option}.`,
  result: (found, score, over) => `${found}. Punteggio ${score}${over === '' ? '' : ` su ${over}`}.`,
  mostFrequent: 'Più frequenti',
  agents: 'Operatori',
  lowestFirst: 'dal punteggio più basso',
  more: (count) => (count === 1 ? 'e un altro' : `e altri ${number(count)}`),
  moreRules: (count) => (count === 1 ? 'e un’altra regola' : `e altre ${number(count)} regole`),
  moreAgents: (count) => (count === 1 ? 'e un altro operatore' : `e altri ${number(count)} operatori`),
  note: 'nota',
  input: 'dati',

  markdown: {
    summary: (replies, conversations, counts) => `${replies} in ${conversations}: ${counts}.`,
    findings: 'Segnalazioni',
    rule: 'Regola',
    agent: 'Operatore',
    score: 'Punteggio',
    replies: 'Risposte',
    overAll: 'In tutte le conversazioni',
    left: (count) =>
      count === 1
        ? 'Un’altra segnalazione non entra in un commento; un altro formato le ha tutte.'
        : `Altre ${number(count)} segnalazioni non entrano in un commento; un altro formato le ha tutte.`,
  },

  page,

  notes: {
    kept: (count, max) =>
      count === 1
        ? `Un’altra segnalazione non viene mostrata (--max-findings ${max}).`
        : `Altre ${number(count)} segnalazioni non vengono mostrate (--max-findings ${max}).`,
    noConversation: 'I dati letti non contengono nessuna conversazione.',
    noReply: 'Nessuna risposta del team trovata: indica chi scrive per il team con --agent NOME.',
    noPhrases: (missing, known) =>
      `Nessun repertorio di frasi per ${missing}: lì sono state applicate solo le regole che non ne hanno bisogno. Ci sono frasi per ${known}.`,
    unknownLanguage:
      'Di alcune conversazioni non si riconosce la lingua: lì sono state applicate solo le regole che non hanno bisogno di frasi; --lang TAG la indica.',
    baselineUsed: (count, file) =>
      `${count === 1 ? '1 segnalazione già accettata' : `${number(count)} segnalazioni già accettate`} in ${file}: non ${count === 1 ? 'viene riportata' : 'vengono riportate'}.`,
    baselineStale: (count) =>
      `${count === 1 ? '1 di quelle accettate non si è' : `${number(count)} di quelle accettate non si sono`} presentat${count === 1 ? 'a' : 'e'}: --update-baseline toglie quello che è stato corretto (eseguilo su tutti i file).`,
    baselineWritten: (count, file) => `${counted(count, 'segnalazione scritta', 'segnalazioni scritte')} in ${file}: da ora accettate.`,
  },

  rules: {
    none: 'Non ci sono regole.',
    onHere: 'attiva qui',
    offHere: 'spenta qui',
    countOn: (count, all) => `attive qui: ${count} su ${all}`,
    off: 'spenta, con i profili che la prevedono',
    inNoPreset: 'nessun profilo',
    explains: 'replylint rules ID ne spiega una',
    about: {
      ownership: 'del problema qualcuno risponde',
      answer: 'chi chiede riceve risposta',
      substance: 'la risposta dice qualcosa',
      tone: 'al cliente si parla come a una persona',
      originality: 'la risposta è per questo cliente',
      time: 'arriva in tempo',
      safety: 'non esce nulla che non deve uscire',
    },
    rather: 'meglio:',
    examplesIn: (tags) => `Esempi in ${tags}: --format json.`,
    presets: 'Profili',
    category: 'categoria',
    cause: 'causa',
    counted: (cause) => `${cause}: le regole con questa causa contano una volta sola per risposta`,
    inPresets: 'profili',
    noPreset: 'nessuno: per attivarla indicala nella configurazione',
    judges: 'giudica',
    modes: { lint: 'conversazioni', check: 'bozze', canned: 'risposte predefinite' },
    needs: 'richiede',
    phrasesFor: (concepts) => `frasi per ${concepts} nella lingua della risposta`,
    since: 'dalla',
    problems: 'Difetti',
    options: 'Opzioni',
    default: (value) => `predefinito ${value}`,
    decides: 'Come decide',
    in: (file) => `In ${file}`,
    orOff: '# oppure off',
    documentation: 'Documentazione',
    found: 'Una segnalazione',
    clean: 'Nessuna segnalazione',
  },
};
