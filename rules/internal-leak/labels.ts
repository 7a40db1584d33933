import { allMatches, type LazyPattern, lazily, matchesAtHeads } from '../../src/rule/index.ts';

/** One way in which words that were meant for the team show, with what it is worth. */
export interface Leak {
  readonly problem: 'label' | 'private' | 'third-person' | 'mention' | 'macro';
  readonly fact: string;
  readonly weight: number;
  /** Sticky where it is tried at the heads of lines only. */
  readonly pattern: LazyPattern;
  /** What a text with a match holds in any case: cheaper to look for. */
  readonly sign?: 'head' | 'customer' | 'question';
  readonly hint?: RegExp;
}

/** The pieces of a text that each kind of leak gives, in the order of {@link LEAKS}. */
export function leaksIn(text: string): readonly { readonly leak: Leak; readonly match: RegExpExecArray }[] {
  const signs = { head: matchesAtHeads(text, ANY_AT_HEAD).length > 0, customer: CUSTOMER.test(text), question: text.includes('?') };
  const found: { leak: Leak; match: RegExpExecArray }[] = [];
  for (const leak of LEAKS) {
    if (leak.sign !== undefined && !signs[leak.sign]) continue;
    const pattern = leak.pattern();
    for (const match of pattern.sticky ? matchesAtHeads(text, pattern) : allMatches(text, pattern, leak.hint)) found.push({ leak, match });
  }
  return found;
}

/** What may stand before a label at the head of a line: brackets, dashes, emphasis. */
const HEAD = String.raw`[ \t]{0,8}[[(*_#>\-–—= ]{0,4}`;
/** What makes a word a label: a colon, a closing bracket, a dash between spaces, or nothing more on the line. */
const TAIL = String.raw`[\])*_]{0,3}\s?(?::|(?<=[\])*])|\s[-–—](?=\s)|(?=[ \t]*(?:\n|$)))[*_]{0,2}`;
const label = (words: string): LazyPattern => headed(`(?:${words})${TAIL}`);

/** What is tried at the heads of lines, and all of it as one pattern: mostly that one try is enough. */
const headPatterns: string[] = [];
const ANY_AT_HEAD = lazily(() => new RegExp(`${HEAD}(?:${headPatterns.join('|')})`, 'iy'));
function headed(pattern: string): LazyPattern {
  headPatterns.push(pattern);
  return lazily(() => new RegExp(HEAD + pattern, 'iuy'));
}
/** The head of a line, a sentence, a clause in brackets or behind a dash: an order, and not part of a sentence. */
const order = (words: string): LazyPattern => lazily(() => new RegExp(String.raw`(?<=(?:^|[\n.!?:([*–—-])\s{0,3})(?:${words})`, 'giu'));

/** The customer, as colleagues speak of one. */
const CUSTOMER = /cust|client|kund|cx|caller/i;

export const LEAKS: readonly Leak[] = [
  {
    problem: 'label',
    fact: 'the label of a proposed reply',
    weight: 3,
    sign: 'head',
    pattern: label(
      [
        '(?:draft|suggested|proposed|sample|ai|auto|generated|final|edited) (?:reply|response|answer|message|e-?mail)(?: (?:draft|to (?:the )?customer))?',
        '(?:reply|response|answer|message) (?:draft|to (?:the )?customer)|(?:customer|public)[ -](?:reply|response)',
        'bozza (?:di |della )?(?:risposta|mail|e-?mail|messaggio)|(?:risposta|messaggio) (?:suggerit[oa]|propost[oa]|in bozza|al cliente|per il cliente)|proposta di risposta',
        'antwortentwurf|entwurf (?:der |einer |für die )?antwort|antwort(?:vorschlag| an (?:den )?kunden)|vorgeschlagene antwort',
        'brouillon (?:de )?réponse|réponse (?:suggérée|proposée|au client)|proposition de réponse',
        'borrador (?:de )?(?:la )?respuesta|respuesta (?:sugerida|propuesta|al cliente)|propuesta de respuesta',
        'rascunho (?:de |da )?resposta|resposta (?:sugerida|proposta|ao cliente)|proposta de resposta',
      ].join('|'),
    ),
  },
  {
    problem: 'label',
    fact: 'the label of a note among colleagues',
    weight: 3,
    sign: 'head',
    pattern: label(
      [
        '(?:internal|private|agent|staff|team|csr|handover|escalation) (?:notes?|comments?|only|use(?: only)?)|note to (?:self|agents?|team|colleagues?|staff|supervisor)|for internal use(?: only)?|internal',
        '(?:for|to) (?:my |our )?(?:colleagues?|the next agent|the night shift|the team)',
        'not[ae] intern[ae]|comment[oi] intern[oi]|(?:solo )?(?:per )?uso interno|(?:nota )?(?:per|x) (?:il|la|i|le|un|una) colleg(?:a|hi|he)|nota per (?:il team|gli operatori|l.operatore)',
        'interne[rs]? (?:notiz|anmerkung|bemerkung|vermerk|kommentar|hinweis)(?:en)?|nur intern|nur für (?:den )?internen gebrauch|(?:notiz )?für (?:den|die) kolleg(?:e|en|in|innen)',
        'notes? internes?|commentaires? internes?|(?:à )?usage interne(?: uniquement)?|(?:note )?pour (?:le|la|les) collègues?',
        'notas? internas?|comentarios? internos?|(?:sólo |solo )?(?:para )?uso interno|(?:nota )?para (?:el|la|los|las) (?:compañer[oa]s?|colegas?)',
        'comentários? internos?|(?:só |somente |apenas )?(?:para )?uso interno|(?:nota )?para [oa]s? colegas?',
      ].join('|'),
    ),
  },
  {
    problem: 'label',
    fact: 'the word draft alone at the head',
    weight: 0.8,
    pattern: lazily(() => /^\s*[[(*_#]{0,3}(?:draft|bozza|entwurf|brouillon|borrador|rascunho)[\])*_]{0,3}\s?(?::|\n|(?<=[\])]))/giu),
  },
  {
    problem: 'private',
    fact: 'an order that the customer should not see it',
    weight: 3,
    sign: 'customer',
    pattern: order(
      [
        '(?:please )?(?:do not|don.?t|never) (?:send|show|forward|share|tell|mention|disclose|reveal|copy|paste|say)\\b(?: (?:this|it|that|anything|the (?:note|reason|cause)))?(?: (?:with|to|about this to))? ?(?:the )?(?:customer|client|cust|cx)\\b(?! (?:data|id|number|service|care|support))',
        '(?:da )?(?:non|mai) (?:inviare|mandare|mostrare|girare|inoltrare|dire|comunicare|riferire|condividere)(?:lo|la|li|le)?(?: (?:questo|nulla|niente))? (?:al(?:la)?|con il|con la) client[ei]',
        '(?:bitte )?nicht an (?:den |die )?kund(?:en|in) (?:senden|schicken|weiterleiten|weitergeben)|(?:bitte )?dem kunden nicht (?:sagen|mitteilen|zeigen)',
        'ne pas (?:envoyer|transmettre|montrer|dire|communiquer)(?: cela| ceci)? (?:au|à la|aux) clients?e?',
        'no (?:enviar|mandar|mostrar|decir|comunicar|reenviar)(?:lo|le|la)?(?: esto| nada)? al? (?:la )?cliente',
        'não (?:enviar|mandar|mostrar|dizer|comunicar|encaminhar)(?: isto| isso| nada)? (?:ao|à|para o) cliente',
      ].join('|'),
    ),
  },
  {
    problem: 'third-person',
    fact: 'the head of the message tells about the customer',
    weight: 1.6,
    sign: 'customer',
    pattern: lazily(
      () =>
        new RegExp(
          String.raw`(?:^\s{0,8}|(?<=\n)[ \t]{0,8}|(?<=\b(?:note|nota|notiz|fyi|nb|n\.b\.)\s?:\s{0,3}))(?:${[
            '(?:the )?(?:customer|client|cust|cx|caller) (?:called|calls|wants|says|said|asked|asks|is asking|reports|reported|claims|claimed|complains|complained|insists|is (?:angry|upset|furious|rude|wrong|very|quite|really)|has (?:called|asked|already)|refuses|threatens|needs us|demands)',
            '(?:il |la )?cliente (?:chiede|vuole|dice|lamenta|lamentava|segnala|sostiene|insiste|pretende|minaccia|ha (?:chiamato|chiesto|detto|scritto|segnalato|richiamato)|è (?:arrabbiat|furios|alterat|molto|maleducat|incazzat)\\w*)',
            '(?:der |die )?kund(?:e|in) (?:möchte|will|sagt|meldet|beschwert|behauptet|verlangt|droht|hat (?:angerufen|gesagt|geschrieben)|ist (?:sauer|wütend|verärgert|sehr))',
            '(?:le |la )?client(?:e)? (?:demande|veut|dit|signale|se plaint|prétend|insiste|menace|a (?:appelé|demandé|dit|écrit)|est (?:furieu|énerv|fâch|très)\\w*)',
            '(?:el |la )?cliente (?:pide|quiere|se queja|reclama|insiste|amenaza|ha (?:llamado|pedido|dicho|escrito)|está (?:enfad|furios|muy|molest)\\w*)',
            '(?:o |a )?cliente (?:pede|quer|diz|reclama|insiste|ameaça|(?:ligou|pediu|disse|escreveu)|está (?:zangad|furios|muito|irritad)\\w*)',
          ].join('|')})\b`,
          'giu',
        ),
    ),
  },
  {
    problem: 'private',
    fact: 'asks a colleague what to tell the customer',
    weight: 1.4,
    sign: 'question',
    hint: /what (?:should|do|shall|can) (?:i|we)|gli (?:di|ri|sc)|al(?:la)? client|was soll ich|que je (?:dis|r)|(?:digo|respondo) [aà]/i,
    pattern: lazily(
      () =>
        /(?<=(?:^|[\n.!?:,–—-])\s{0,3})(?:what (?:should|do|shall|can) (?:i|we) (?:tell|say to|reply to|answer) (?:him|her|this (?:guy|customer|one|lady)|the (?:customer|client))|(?:che|cosa) (?:gli (?:dico|diciamo|rispondo|rispondiamo|scrivo)|(?:dico|diciamo|rispondo|rispondiamo|scrivo) al(?:la)? cliente)|was soll ich (?:dem kunden|der kundin|ihm) (?:sagen|schreiben|antworten)|qu.est-ce que je (?:dis|réponds) (?:au client|à la cliente)|qué le (?:digo|respondo) al? (?:la )?cliente|o que (?:digo|respondo) (?:ao|à) cliente)\b[^.!?\n]{0,30}\?/giu,
    ),
  },
  {
    problem: 'private',
    fact: 'tells a colleague what to answer',
    weight: 1.6,
    sign: 'customer',
    pattern: order(
      [
        '(?:please )?(?:tell|inform|reply to|answer|let) the (?:customer|client|cust|cx) (?:that|to|we|know)\\b',
        '(?:rispondi|rispondere|rispondete|di.|dite|comunica|comunicare|informa|informare) (?:al|alla|il|la) cliente (?:che|di)\\b',
        '(?:bitte )?(?:dem kunden|der kundin) (?:sagen|antworten|mitteilen)|sag (?:dem kunden|der kundin)',
        '(?:dis|dire|répondre|réponds|informer) (?:au|à la|le|la) cliente? (?:que|de)\\b',
        '(?:dile|decir|responde|responder|informar) al? (?:la )?cliente que\\b',
        '(?:diz|dizer|responde|responder|informar) (?:ao|à|o|a) cliente que\\b',
      ].join('|'),
    ),
  },
  {
    problem: 'macro',
    fact: 'the name of a stored text',
    weight: 2.2,
    sign: 'head',
    pattern: headed(
      String.raw`(?:(?:use|apply|insert|run|send|paste|usa(?:re)?|applica(?:re)?|inserisci|inserire|manda(?:re)?|verwende|nutze|utiliser|appliquer|usar|aplicar|insertar)\s+(?:the |la |die |das |el |o |a )?(?:macro|makro|canned (?:response|reply|message)|saved reply|quick reply|risposta (?:predefinita|rapida|pronta)|textbaustein|réponse (?:type|prédéfinie|enregistrée)|respuesta predefinida|resposta (?:pronta|predefinida))(?=[\s:.,#"“'_-])|(?:macro|makro)(?:[ #_-]{0,2}\d+|::[\w: -]{1,40})\s?:|(?:canned response|saved reply|risposta predefinita|textbaustein|réponse type|respuesta predefinida|resposta pronta)(?:[ #_-]{0,2}[\w-]{1,30}){0,3}\s?:)`,
    ),
  },
];

/** "@Giulia can you ...", "@team please": a call to somebody of the house. */
export const MENTION = lazily(
  () =>
    /(?<=(?:^|[\n.!?]\s{0,3}|\(\s{0,3}))@([\p{L}_][\p{L}\d_.-]{1,30})(?:\s\p{Lu}\p{Ll}+)?[,:]?\s+(?:(?:can|could|would|will) (?:you|someone|anyone)|please|pls|plz|fyi|have a look|take (?:this|over)|check|look at|what do|thoughts|puoi|potete|riesci|mi dai|per favore|per cortesia|vedi|guarda|controlla|verifica|prendi|che ne (?:dici|pensi)|ci pensi|kannst du|könnt ihr|bitte|schau|peux-tu|tu peux|pouvez-vous|stp|svp|regarde|puedes|podéis|por favor|mira|revisa|podes|pode|consegue|vê|veja)(?![\p{L}])/giu,
);

/** Mentions that never are a customer. */
export const HOUSE =
  /^(?:here|channel|everyone|all|team|colleagues?|supervisor|manager|teamlead|backoffice|back_office|l[123]|tier[123]|collegh?[aei]|capo|responsabile|kolleg(?:e|en|in)|collègues?|equipo|equipe|supervisora?)$/i;
