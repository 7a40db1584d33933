import { figuresOf } from './figures.ts';
import { forms } from './forms.ts';

const { counted } = figuresOf('en');

/** The words of the HTML page, in English. */
export const page = {
  titles: { lint: 'Customer-service replies', check: 'Drafts', canned: 'Canned responses' },
  /** For a link or the head of a column. */
  units: { lint: 'Conversations', check: 'Drafts', canned: 'Responses' },
  withFindings: { lint: 'Conversations with findings', check: 'Drafts with findings', canned: 'Canned responses with findings' },
  overAll: { lint: 'Over all conversations', check: 'Over all drafts', canned: 'Over all canned responses' },
  pageTitle: (title: string, date: string): string => `${title}, ${date}: replylint report`,
  skip: 'Skip to the conversations',
  sections: 'Sections',
  overview: 'Overview',
  nothing: 'There is nothing to show: no reply has a finding.',
  /** Before the time and after it. */
  writtenBy: (version: string): string => `Written by replylint ${version} on`,
  oneFile: 'UTC. This page is one file and loads nothing from the network.',
  withoutScripts: {
    lint: (count: number): string =>
      `Without scripts the ${counted(count, 'conversation', 'conversations')} with the lowest scores are shown.`,
    check: (count: number): string => `Without scripts the ${counted(count, 'draft', 'drafts')} with the lowest scores are shown.`,
    canned: (count: number): string =>
      `Without scripts the ${counted(count, 'canned response', 'canned responses')} with the lowest scores are shown.`,
  },
  withScripts: {
    lint: (count: number, findings: string): string =>
      `${counted(count, 'more conversation', 'more conversations')} with ${findings} can be seen with scripts switched on.`,
    check: (count: number, findings: string): string =>
      `${counted(count, 'more draft', 'more drafts')} with ${findings} can be seen with scripts switched on.`,
    canned: (count: number, findings: string): string =>
      `${counted(count, 'more canned response', 'more canned responses')} with ${findings} can be seen with scripts switched on.`,
  },

  filter: 'Filter conversations',
  search: 'Search',
  searchFor: 'Words, names, ids',
  order: 'Order',
  clear: 'Clear filters',
  keys: 'Keys',
  help: {
    search: 'search',
    finding: 'next, previous finding',
    page: 'next, previous page',
    clear: 'clear the filters',
    theme: 'dark or light',
    help: 'this list',
    close: 'Close',
  },

  ofHundred: (grade: string): string => `of 100, grade ${grade}`,
  repliesIn: (replies: string, conversations: string): string => `${replies} in ${conversations}`,
  /** Between what was judged and the day. */
  judgedOn: 'judged on',
  anonymous: 'Names of agents are left out.',
  notListed: (count: number): string =>
    `${counted(count, 'more finding is', 'more findings are')} counted and not listed (--max-findings).`,
  severity: {
    error: forms('error', 'errors'),
    warning: forms('warning', 'warnings'),
    suggestion: forms('suggestion', 'suggestions'),
  },
  byRule: 'Findings by rule',
  byAgent: 'By agent, lowest score first',
  byChannel: 'By channel',
  byLanguage: 'By language',
  byWeek: 'By week',
  chart: 'Findings and mean score by week; the table has the figures',
  table: 'Figures',
  rule: 'Rule',
  findings: 'Findings',
  agent: 'Agent',
  agents: 'Agents',
  replies: 'Replies',
  channel: 'Channel',
  language: 'Language',
  text: 'Text',
  sent: 'Sent',
  toUpset: 'To upset customers',
  example: 'example',
  severityOf: 'Severity',
  unknownChannel: 'unknown',
  ofThisKind: (count: number): string => `${counted(count, 'more finding', 'more findings')} of this kind; another format has them all.`,
  inputNotes: 'Notes on the input',
  notes: (count: number): string => counted(count, 'note', 'notes'),
  notRead: 'not read',
  andMore: (count: number): string => `and ${count} more`,
  more: (count: number): string => `${count} more`,

  /** What the page's own script says too: texts only, as they go into the page as JSON. */
  script: {
    units: {
      lint: forms('{count} conversation', '{count} conversations'),
      check: forms('{count} draft', '{count} drafts'),
      canned: forms('{count} canned response', '{count} canned responses'),
    },
    findings: forms('{count} finding', '{count} findings'),
    dark: 'Dark',
    light: 'Light',

    /** How much there is, and how much of it a filter leaves. Which of the values are needed is the language's affair. */
    found: '{allFindings} in {allUnits}',
    foundOf: '{some} of {allFindings}, in {few} of {allUnits}',
    empty: 'Nothing matches. Clear a filter to see more.',
    pages: 'Pages',
    page: 'Page {page} of {pages}',
    previous: 'Previous',
    next: 'Next',
    notPrinted: forms(
      '{count} more is not printed: filter for those that you need.',
      '{count} more are not printed: filter for those that you need.',
    ),

    allRules: 'All rules',
    allSeverities: 'All',
    allAgents: 'All agents',
    allLanguages: 'All',
    anyScore: 'Any',
    below: 'below {score}',
    unknownLanguage: 'unknown',
    orders: { score: 'lowest score first', findings: 'most findings first', file: 'as in the files' },

    weekFrom: 'Week from',
    score: 'Score',
    series: { error: 'Errors', warning: 'Warnings', suggestion: 'Suggestions' },

    otherFindings: forms('{count} other finding not in this selection', '{count} other findings not in this selection'),
    moreMessages: forms('Show {count} more message', 'Show {count} more messages'),
    folded: forms('{count} message without findings', '{count} messages without findings'),
    hidden: { internal: 'note, not judged', draft: 'draft, not judged', deleted: 'deleted, not judged', empty: 'empty, not judged' },
    replyScore: 'Score of this reply',
    finding: 'Finding {number}: {severity}, {rule}',
    link: 'Link to this finding',
    sure: '{percent}% sure',
    sureMeans: 'How often a quality lead would agree',
    line: 'line {place}',
    attempt: 'Try',
    wordings: forms('Another wording', '{count} other wordings'),
    counted: 'What was counted',
  },
};

/** The words of the HTML page in one language. */
export type PageWords = typeof page;
