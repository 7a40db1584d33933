import { type ConversationView, codeIn, defineRule, Evidence, inside, quotesIn, say, type Turn, v } from '../../src/rule/index.ts';
import { faultsOf } from './canned.ts';
import { isForeign } from './slots.ts';
import { type Found, isGreeted, placeholdersIn } from './syntax.ts';

// Talk about templates or code, in six languages: there a variable is the matter itself.
const CODE_TALK =
  /\b(?:placeholders?|merge (?:tags?|fields?)|templates?|mail merge|stampa unione|variables?|shortcodes?|snippets?|webhooks?|json|html|css|regex|api|sdk|yaml|liquid|curl|javascript|python|php|sql|segnaposto|variabil[ei]|platzhalter\w*|espaces? r[ée]serv[ée]s?|marcador(?:es)? de posici[oó]n|vari[aá]ve(?:l|is)|source code|codice sorgente)\b/i;
// "Tap [Order number]": the label of a field or a button. "Write it like this:" and a few lines: a form of words.
const LABEL_BEFORE =
  /(?:\b(?:tap|click|press|select|choose|field|button|tab|menu|box|column|labell?ed|called|clicc\w+|prem\w+|tocc\w+|selezion\w+|scegli\w*|campo|pulsante|tasto|casella|voce|colonna|klick\w*|tipp\w*|feld|schaltfläche|cliquez|appuyez|champ|bouton|rubrique|puls[ae]|haz clic|casilla|write|type|fill in|scriv\w+|digit\w+|compil\w+|schreib\w+|écri\w+|escrib\w+|escrev\w+|bot[oó]n|clique|toque|bot[aã]o)\b[^.!?\n]{0,80}(?::[ \t]*\n(?:[^.!?\n]{0,60}\n){0,4}[^.!?\n]{0,20})?|[>→]\s*)$/i;
const FORMAT_BEFORE =
  /\b(?:format\w*|formato|ending|ends|terminante|termina|endet|digits|cifre|starts?|inizia|pattern|e\.g\.|such as|come|like|wie|comme|como)\b[^.!?\n]{0,30}$/i;
const SPACED_MARK = /[\p{L}\d)] [,.!?;:](?=\s|$)/gu;

const FACTS = {
  syntax: 'a template engine cannot read it',
  unknown: 'it is not on the list',
  misspelt: 'it is nearly the name of a usual variable or command',
} as const;

export default defineRule({
  meta: {
    description: 'A placeholder that was not filled in, or a canned response with a variable that no product knows',
    category: 'safety',
    severity: 'error',
    since: '0.1.0',
    presets: ['recommended', 'strict', 'social', 'email', 'chat', 'canned'],
    problems: {
      unfilled: 'The variable “{{text}}” was not filled in. The customer reads it as it stands: put the value there before sending.',
      'fill-in': '“{{text}}” is still to be filled in. Put the real value there, or take it out.',
      value: '“{{text}}” stands where a value should: the data was missing. Write the value by hand.',
      empty: '“{{text}}” has an empty place where a name should be. Write the name, or a greeting that needs none.',
      misspelt: '“{{text}}” is no known variable and will reach the customer empty or raw.{{guess}} Correct its name.',
      unknown: '“{{text}}” is not among your variables.{{guess}} Correct it, or add it to the option known.',
      syntax: '“{{text}}”: {{fault}}. It will reach the customer raw, or the response will not be sent: correct it.',
    },
  },
  options: v.strictObject({
    known: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1))),
        v.description(
          'Variables of your canned responses, without braces (`order.number`, `dc.*`). Where it is set, any other variable is reported; where it is empty, only misspelt ones of the usual help desks are.',
        ),
      ),
      [],
    ),
    allow: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1))),
        v.description('Texts that are no placeholders in your replies, as they stand there.'),
      ),
      [],
    ),
  }),
  create({ conversation, mode, options, facts, report }) {
    let coded: boolean | undefined;
    let bare: boolean | undefined;
    const all = (side: Turn['side'], test: RegExp): boolean =>
      conversation.turns.some((turn) => turn.side === side && test.test(turn.text));
    const weigh = (reply: Turn, found: Found): Evidence => {
      const { text } = reply;
      const evidence = new Evidence({ variable: 3, 'fill-in': 2, row: 1.2, value: 2.5, gap: 1.6 }[found.kind], 'the form of a placeholder');
      const greeted = isGreeted(text, found.start);
      evidence.when(greeted && found.kind !== 'gap', 'it stands where the customer is greeted', 1);
      const before = text.slice(Math.max(0, found.start - 110), found.start);
      const own = text.slice(found.start, found.end);
      evidence.when(
        conversation.turns.some((turn) => turn.side === 'customer' && turn.text.includes(found.kind === 'value' ? found.inner : own)) ||
          (found.kind === 'variable' && all('customer', /\{\{|\{%|%\{|\$\{/)),
        'the customer wrote it too',
        -5,
      );
      if (found.kind === 'gap') {
        const spaced =
          (reply.text.match(SPACED_MARK) ?? []).length > 1 ||
          conversation.turns.some((turn) => turn !== reply && turn.side === 'team' && turn.text.search(SPACED_MARK) >= 0);
        evidence.when(spaced, 'other marks have a space before them too', -4);
        evidence.when(own.endsWith('!'), 'some put a space before an exclamation mark', -0.8);
        evidence.when(/^(?:gentil|egregi|dear|estimad|prezad|sehr)/i.test(own), 'this greeting is never without a name', 0.6);
        evidence.when(
          own.endsWith('!') && (facts(reply).language === 'fr' || /^(?:bonj|bons|salut)/i.test(own)),
          'French has a space there',
          -5,
        );
        return evidence;
      }
      coded ??= conversation.turns.some((turn) => CODE_TALK.test(turn.text));
      evidence.when(coded, 'the talk is of code or templates', greeted ? -1 : -3.5);
      evidence.when(inside(quotesIn(text), found.start, found.end) && !greeted, 'it is quoted', -2.5);
      if (found.kind === 'fill-in')
        evidence.when(LABEL_BEFORE.test(before), 'it is the label of a field, or the customer is told what to write', -3);
      if (found.kind === 'row' || found.masked) {
        evidence.when(isMasked(conversation, reply), 'the export masks personal data', -5);
        evidence.when(FORMAT_BEFORE.test(before), 'it explains a format', -3);
      }
      if (found.masked) {
        bare ??= hasPersonalData(conversation);
        evidence.add('it has the form of a mask', -3);
        evidence.when(mode === 'check', 'a draft is not masked', 1.5);
        evidence.when(bare, 'personal data stands here unmasked', 1);
        evidence.when(isForeign(found.inner), 'masks are seldom in this language', 0.6);
      }
      return evidence;
    };
    return {
      reply(reply) {
        const { text } = reply;
        const allowed = (part: string): boolean => options.allow.includes(part);
        if (mode === 'canned') {
          for (const fault of faultsOf(text, options.known)) {
            const { kind, start, end } = fault;
            const own = text.slice(start, end);
            if (allowed(own)) continue;
            const at = { turn: reply, span: { start, end } };
            const evidence = [{ fact: FACTS[kind], weight: 3 }];
            if (fault.kind === 'syntax') report({ problem: 'syntax', at, evidence, data: { text: own, fault: fault.fault } });
            else {
              const guess = fault.guess === undefined ? '' : say(' Did you mean “{{guess}}”?', { guess: fault.guess });
              report({ problem: fault.kind, at, evidence, data: { text: own, guess } });
            }
          }
          return;
        }
        const code = codeIn(text);
        for (const found of placeholdersIn(text)) {
          const own = text.slice(found.start, found.end);
          if (allowed(own) || (inside(code, found.start, found.end) && !isGreeted(text, found.start))) continue;
          const problem = { variable: 'unfilled', 'fill-in': 'fill-in', row: 'fill-in', value: 'value', gap: 'empty' }[
            found.kind
          ] as 'unfilled';
          report({
            problem,
            at: { turn: reply, span: { start: found.start, end: found.end } },
            evidence: weigh(reply, found).facts,
            ...(found.kind === 'gap' || found.kind === 'row' ? { severity: 'warning' as const } : {}),
            data: { text: own },
          });
        }
      },
    };
  },
});

/** That the export masks personal data: in customers' texts, in a form that nobody types, or again and again. */
const isMasked = ({ turns }: ConversationView, reply: Turn): boolean =>
  turns.some(
    (turn) =>
      /(?<!<)<[A-Z][A-Z_-]{2,20}>|__[a-z_]{3,20}__|▇|█/.test(turn.text) ||
      (turn.side === 'customer' &&
        /\[[A-Z][A-Z0-9_ -]{2,30}\]|\[(?:name|email|phone|url|link|redacted|removed|address|number)\]|\bX{3,}\b|\*{4,}/.test(turn.text)) ||
      (turn.index < reply.index && /\[[A-Z][A-Z0-9_]{2,30}\]/.test(turn.text)),
  );

/** Data that a masking export would have taken out. */
const hasPersonalData = ({ turns, source }: ConversationView): boolean =>
  turns.some(({ text }) => /[\w.+-]+@\w+\.\w{2,}|\d[\d -]{5,}\d/.test(text)) ||
  source.messages.some(({ role, author }) => role === 'customer' && author !== undefined && /^\p{Lu}\p{Ll}+ \p{Lu}/u.test(author));
