import type { Token } from '../text/tokens.ts';

/**
 * Function words by language, in normal form: what a short message cannot do without.
 * Own lists; a word that several languages share counts for each of them, split between them.
 * Languages without packs are here so that they are not taken for one that has some.
 */
const MARKERS: Readonly<Record<string, string>> = {
  en: 's re ve ll today tomorrow after before than then only now need want know like time some been by into over again never always because the and you your we our is are was were have has had been this that with for not to of it my me i can could would will do does did just from they there what when where why how if or but still please thanks thank sorry hello hi hey am be on at as an so no yes get got its any all out up about us need help',
  it: 'l all dall sull nell c d quanto quanti quale quali vorrei potete potrebbe buona subito oggi domani ieri prima dopo tutto tutti niente sempre mai cosi allora euro mio miei suoi sue ha hanno aveva fate siamo dove quindi pero invece senza fino entro ogni altro altra stesso il lo la gli le un una di del della dei delle dello degli al alla ai alle da dal dalla nel nella che non e ho hai ha abbiamo avete hanno sono sei siamo siete per con su sul come quando dove perche se ma mi ti ci vi si anche ancora piu molto grazie ciao buongiorno buonasera questo questa mio mia tuo tua suo sua vostro vostra cosa chi puo posso possiamo essere stato stata era fatto fare sto sta gentile salve poi gia ora ne lei noi voi',
  es: 'el los las una unos de del que no y por para con su sus mi me te se lo le es son esta estan estoy tengo tiene hay muy pero como cuando donde porque si ya mas gracias hola buenos dias buenas tardes usted ustedes nuestro nuestra ha han he hemos fue ser este esto eso hace desde todavia aun pedido puede puedo',
  fr: 'le les un une des du de la que qui ne pas et est sont je vous nous mon ma mes votre vos notre nos il elle ce cette ces dans pour avec sur au aux bonjour merci mais ou quand pourquoi comment si plus tres bien encore toujours depuis j ai c d l n qu avez avons suis ete etre fait y en se sa son leur',
  de: 'der die das den dem des ein eine einen einem einer und ist sind war nicht ich sie wir ihr ihre ihren mein meine mir mich uns euch du es zu zum zur mit von vom auf fur im in am an aus bei nach seit wie wann wo warum was wer dass wenn aber auch noch schon sehr bitte danke hallo guten tag haben hat habe wird werden kann konnen keine kein',
  pt: 'o os as um uma de do da dos das que nao e em no na nos nas por para com seu sua meu minha me te se eu voce voces nos esta estao estou tem tenho foi ser sou mais muito mas como quando onde porque ja ainda obrigado obrigada ola bom dia boa tarde isso este esta pelo pela ate sem ao aos',
  nl: 'de het een en van ik je jij u uw niet dat die dit is zijn was heb heeft hebben wij we ons onze mijn met voor op aan bij naar om te als maar ook nog wel geen wat wie waar wanneer hoe waarom bedankt hallo goedemorgen graag kan kunnen wordt er door over al',
  pl: 'nie jest sie na do z w i ze to jak co czy moj moja prosze dzien dobry dziekuje ale od za po mam mozna juz jeszcze tylko',
  ro: 'si nu este sunt pe cu ca sa la din pentru am ati aveti multumesc buna ziua va rog dar mai foarte cand unde de ce',
  sv: 'och att det ar jag du inte en ett som for pa med av har till vi er min hej tack kan men nar om var',
};

interface Index {
  readonly tags: readonly string[];
  readonly votes: ReadonlyMap<string, readonly number[]>;
}

let index: Index | undefined;

function markers(): Index {
  if (index !== undefined) return index;
  const tags = Object.keys(MARKERS);
  const votes = new Map<string, number[]>();
  for (const [at, tag] of tags.entries()) {
    for (const word of new Set((MARKERS[tag] as string).split(' '))) {
      const row = votes.get(word) ?? tags.map(() => 0);
      row[at] = 1;
      votes.set(word, row);
    }
  }
  for (const row of votes.values()) {
    const shared = row.reduce((sum, value) => sum + value, 0);
    for (const at of row.keys()) row[at] = (row[at] as number) / shared;
  }
  index = { tags, votes };
  return index;
}

/** Votes for each language in one text: add them up over a conversation before deciding. */
export class LanguageVotes {
  readonly #scores: number[] = markers().tags.map(() => 0);
  #words = 0;
  #foreign = 0;

  /** Counts the words of a text. */
  add(tokens: readonly Token[]): this {
    const { votes } = markers();
    for (const token of tokens) {
      if (token.kind === 'word') {
        if (/[\u0370-\u04FF]/.test(token.form)) {
          this.#foreign += token.form.length;
          continue;
        }
        this.#words++;
        const row = votes.get(token.form);
        if (row !== undefined) for (const at of row.keys()) this.#scores[at] = (this.#scores[at] as number) + (row[at] as number);
      } else if (token.kind === 'punctuation' && /[\u0500-\u1FFF\u3040-\uD7AF]/.test(token.form)) {
        // Letters of scripts that no pack reads arrive one by one.
        this.#foreign++;
      }
    }
    return this;
  }

  /**
   * The language that the words speak for, or undefined where they say too little or do not agree.
   * @param prior a tag that holds unless the text clearly speaks against it: the conversation's language for one turn.
   */
  decide(prior?: string): string | undefined {
    const { tags } = markers();
    if (this.#foreign > 3 * this.#words + 3) return 'und';
    let best = -1;
    let second = 0;
    let bestAt = -1;
    for (const [at, score] of this.#scores.entries()) {
      if (score > best) {
        second = Math.max(second, best);
        best = score;
        bestAt = at;
      } else second = Math.max(second, score);
    }
    const priorAt = prior === undefined ? -1 : tags.indexOf(prior.slice(0, 2).toLowerCase());
    if (priorAt >= 0) {
      const own = this.#scores[priorAt] as number;
      return best >= 4 && best > own * 2 + 1 ? tags[bestAt] : tags[priorAt];
    }
    if (prior !== undefined) return best >= 4 && best > second * 1.5 ? tags[bestAt] : prior;
    return best >= 0.5 && best > second * 1.1 ? tags[bestAt] : undefined;
  }
}
