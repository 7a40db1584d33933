import type { Category, Role, Severity } from '../model/index.ts';
import { figuresOf } from './figures.ts';
import { page } from './page-en.ts';

const figures = figuresOf('en');
const { counted, number } = figures;

const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', suggestion: 'suggestion' };
const roles: Readonly<Record<Role, string>> = { customer: 'customer', agent: 'agent', bot: 'bot', system: 'system' };
const categories: Readonly<Record<Category, string>> = {
  ownership: 'ownership',
  answer: 'answer',
  substance: 'substance',
  tone: 'tone',
  originality: 'originality',
  time: 'time',
  safety: 'safety',
};

/** Every word that reports add of their own, in English. Other languages have the same keys, or they do not compile. */
export const en = {
  figures,
  severities,
  roles,
  categories,

  count: {
    conversations: (count: number): string => counted(count, 'conversation', 'conversations'),
    drafts: (count: number): string => counted(count, 'draft', 'drafts'),
    canned: (count: number): string => counted(count, 'canned response', 'canned responses'),
    replies: (count: number): string => counted(count, 'reply', 'replies'),
    findings: (count: number): string => counted(count, 'finding', 'findings'),
    error: (count: number): string => counted(count, 'error', 'errors'),
    warning: (count: number): string => counted(count, 'warning', 'warnings'),
    suggestion: (count: number): string => counted(count, 'suggestion', 'suggestions'),
  },

  // Conversations and findings.
  score: (score: number, grade: string): string => `score ${number(score)} (${grade})`,
  replyScore: (score: number): string => `reply score ${number(score)}`,
  sure: (percent: number): string => `${number(percent)}% sure`,
  theDraft: 'The draft',
  /** In the place of a file's name. */
  draft: 'draft',
  acrossConversations: 'Across conversations',
  acrossLibrary: 'Across the library',
  inConversation: (id: string): string => `conversation ${id}`,
  sameWords: 'the same words',
  wholeMessage: 'the whole message',
  also: 'also',
  instead: 'Instead:',
  or: 'or:',
  attempt: (wording: string): string => `Try: ${wording}`,
  at: (severity: string, rule: string, place: string): string => `${severity} ${rule} at ${place}`,

  // --explain
  evidence: 'Counted',
  together: (sure: string): string => `together: ${sure}`,
  start: 'start',
  scoreAlone: 'score',
  noScoreBelow: 'no score is below 0',
  notShown: (severity: string): string => `(${severity}, not shown)`,

  // The end of a report.
  noFindings: 'No findings',
  hidden: (what: string, total: number, option: string): string => `${what} hidden; ${option} shows ${total === 1 ? 'it' : 'them'}.`,
  result: (found: string, score: string, over: string): string => `${found}. Score ${score}${over === '' ? '' : ` over ${over}`}.`,
  mostFrequent: 'Most frequent',
  agents: 'Agents',
  lowestFirst: 'lowest score first',
  more: (count: number): string => `and ${number(count)} more`,
  moreRules: (count: number): string => `and ${counted(count, 'more rule', 'more rules')}`,
  moreAgents: (count: number): string => `and ${counted(count, 'more agent', 'more agents')}`,
  note: 'note',
  input: 'input',

  markdown: {
    summary: (replies: string, conversations: string, counts: string): string => `${replies} in ${conversations}: ${counts}.`,
    findings: 'Findings',
    rule: 'Rule',
    agent: 'Agent',
    score: 'Score',
    replies: 'Replies',
    overAll: 'Over all conversations',
    left: (count: number): string =>
      `${counted(count, 'more finding', 'more findings')} would not fit into a comment; another format has them all.`,
  },

  page,

  /** What is said on standard error when a run is over. */
  notes: {
    kept: (count: number, max: number): string =>
      `${counted(count, 'more finding is', 'more findings are')} not shown (--max-findings ${max}).`,
    noConversation: 'The input holds no conversation.',
    noReply: 'No reply of the team was found: say who writes for it with --agent NAME.',
    noPhrases: (missing: string, known: string): string =>
      `No phrases for ${missing}: only the rules that need none ran there. There are phrases for ${known}.`,
    unknownLanguage:
      'The language of some conversations could not be told: only the rules that need no phrases ran there; --lang TAG states it.',
    baselineUsed: (count: number, file: string): string => `${counted(count, 'finding', 'findings')} of the baseline ${file} left out.`,
    baselineStale: (count: number): string =>
      `${counted(count, 'finding', 'findings')} in it did not occur: --update-baseline takes out what is mended (run it over all your files).`,
    baselineWritten: (count: number, file: string): string => `${counted(count, 'finding', 'findings')} written to the baseline ${file}.`,
  },

  /** `replylint rules` */
  rules: {
    none: 'There are no rules.',
    onHere: 'on here',
    offHere: 'off here',
    countOn: (count: number, all: number): string => `on here: ${count} of ${all}`,
    off: 'off, with the presets that have it',
    inNoPreset: 'no preset',
    explains: 'replylint rules ID explains one',
    /** What a category looks after. */
    about: {
      ownership: 'the trouble is owned',
      answer: 'what was asked is answered',
      substance: 'the reply says something',
      tone: 'the customer is spoken to as a person',
      originality: 'the reply is about this customer',
      time: 'it comes in time',
      safety: 'nothing leaves that must not',
    },
    rather: 'rather:',
    examplesIn: (tags: string): string => `Examples in ${tags}: --format json.`,
    presets: 'Presets',
    category: 'category',
    cause: 'cause',
    counted: (cause: string): string => `${cause}: rules of this cause count once on a reply`,
    inPresets: 'presets',
    noPreset: 'none: name it in your configuration to switch it on',
    judges: 'judges',
    modes: { lint: 'transcripts', check: 'drafts', canned: 'canned responses' },
    needs: 'needs',
    phrasesFor: (concepts: string): string => `phrases for ${concepts} in the language of the reply`,
    since: 'since',
    problems: 'Problems',
    options: 'Options',
    default: (value: string): string => `default ${value}`,
    decides: 'How it decides',
    in: (file: string): string => `In ${file}`,
    orOff: '# or off',
    documentation: 'Documentation',
    found: 'A finding',
    clean: 'No finding',
  },
};

/** The words of a report in one language. */
export type Words = typeof en;
