import { fold } from '../text/normalise.ts';
import type { Token } from '../text/tokens.ts';
import { WordNotes } from '../text/words.ts';

/**
 * Function words by language, in normal form: what a short message cannot do without.
 * Own lists; a word that several languages share counts for each of them, split between them.
 * Languages without packs are here so that they are not taken for one that has some.
 */
const MARKERS: Readonly<Record<string, string>> = {
  en: 's re ve ll today tomorrow after before than then only now need want know like time some been by into over again never always because the and you your we our is are was were have has had been this that with for not to of it my me i can could would will do does did just from they there what when where why how if or but still please thanks thank sorry hello hi hey am be on at as an so no yes get got its any all out up about us need help im dont cant didnt doesnt wont isnt ive thats m who whom whose which her his she he him them their said told until since too also back anything nobody nothing both same wrong order broken arrived says more much very here off down ago sent send see use try tried open close call new old day week month let give given keep left right look looking make made sure thing things happy happen happened may might should must shall being around under between while without every each other another',
  it: 'l all dall sull nell c d quanto quanti quale quali vorrei potete potrebbe buona subito oggi domani ieri prima dopo tutto tutti niente sempre mai cosi allora euro mio miei suoi sue ha hanno aveva fate siamo dove quindi pero invece senza fino entro ogni altro altra stesso il lo la gli le un una di del della dei delle dello degli al alla ai alle da dal dalla nel nella che non e ho hai ha abbiamo avete hanno sono sei siamo siete per con su sul come quando dove perche se ma mi ti ci vi si anche ancora piu molto grazie ciao buongiorno buonasera questo questa mio mia tuo tua suo sua vostro vostra cosa chi puo posso possiamo essere stato stata era fatto fare sto sta gentile salve poi gia ora ne lei noi voi nn cmq xche aspetto nessuno risulta risultato avvisato guardi guardare stiamo stanno facciamo dobbiamo puoi vuole vogliono voglio mandi mandare invii inviare scusi scusa scusate dispiace adesso purtroppo arrivato arrivata arrivati ordine pacco consegna rimborso sbagliato sbagliata rotto rotta funziona preferisce venerdi lunedi martedi mercoledi giovedi sabato domenica settimana giorni giorno mese mesi ore durante verso circa solo sia sulla sugli sulle nei negli nelle dai dagli col quello quella quelli quelle questi queste vostri vostre nostro nostra nostri nostre loro lui essa avere avevo avrei sara saranno saremo viene venire vado va vanno deve devo devono pagina due tre mila parte fattura bene male meglio appena proprio tanto tanta troppo forse magari qualche qualcuno qualcosa nulla',
  es: 'el los las una unos de del que no y por para con su sus mi me te se lo le es son esta estan estoy tengo tiene hay muy pero como cuando donde porque si ya mas gracias hola buenos dias buenas tardes usted ustedes nuestro nuestra ha han he hemos fue ser este esto eso hace desde todavia aun pedido puede puedo sigue siguen sin otra otro vez nadie alguna algun alguno ninguna nada mucho muchas mucha cuanto cuantos cuesta cuestan cual cuales quien sea sido siendo era estaba estamos estais podeis podemos pueden quiero quieres quiere queremos sirvio perdi llegaron llego llegado enviado enviar envienos envie mire mirar sentimos siento disculpe disculpa perdon lunes martes miercoles jueves viernes sabado domingo semana semanas dia mes meses ahora entonces luego tambien tampoco siempre nunca hoy manana ayer aqui alli ahi entre hasta hacia segun sobre durante nos os les vuestro vuestra tu tus mis nuestros nuestras ella ellos ellas vale solo bien mal mejor peor todo todos toda todas algo aviso factura tarjeta tienda reembolso paquete',
  fr: 'le les un une des du de la que qui ne pas et est sont je vous nous mon ma mes votre vos notre nos il elle ce cette ces dans pour avec sur au aux bonjour merci mais ou quand pourquoi comment si plus tres bien encore toujours depuis j ai c d l n qu avez avons suis ete etre fait y en se sa son leur dont deux fois rien personne quelqu quelque quelques chose aujourd hui demain hier lundi mardi mercredi jeudi vendredi samedi dimanche semaine jours jour mois apres avant pendant jusqu chez sous sans vers entre parce car donc alors ainsi aussi tout toute tous toutes meme autre autres quel quelle quels quelles lequel laquelle peux peut pouvez pouvons peuvent veux veut voulez voulons dois doit devez sommes etes etait etaient sera serait aura avait ca cela ceci voici voila oui non desole desoles svp stp facture commande colis livraison livreur livre remboursement parfait accord ils elles eux lui leurs ta tes ton marche',
  de: 'der die das den dem des ein eine einen einem einer und ist sind war nicht ich sie wir ihr ihre ihren mein meine mir mich uns euch du es zu zum zur mit von vom auf fur im in am an aus bei nach seit wie wann wo warum was wer dass wenn aber auch noch schon sehr bitte danke hallo guten tag haben hat habe wird werden kann konnen keine kein immer wieder niemand keiner nichts etwas jemand alles alle heute morgen gestern montag dienstag mittwoch donnerstag freitag samstag sonntag woche tage monat bis ab gegen ohne durch uber unter zwischen dann dort hier jetzt also doch nur mehr viel vielen viele dank gerne leider ging geht gehen kam kamen kommt kommen gibt geben macht machen gemacht hatte hatten waren wurde wurden wollen will willst mochte mochten muss mussen soll sollen darf durfen lassen lasst ja nein ob weil damit denn weiter raus ihnen ihm ihn unser unsere unseren dein deine dieser diese dieses diesen welche welcher welches beim ins beide zwei falsche bestellung rechnung paket lieferung erstattung los mal da so wohin gilt als',
  pt: 'o os as um uma de do da dos das que nao e em no na nos nas por para com seu sua meu minha me te se eu voce voces nos esta estao estou tem tenho foi ser sou mais muito mas como quando onde porque ja ainda obrigado obrigada ola bom dia boa tarde isso este esta pelo pela ate sem ao aos continua parado parada podem podemos posso quero quer queremos sei tentar tente desde outra outro vez ninguem alguma algum alguem nada tudo todos todas quanto quantos custa custam qual quais quem desculpa desculpe desculpas veja ver vai vao vou ligar ligue amanha hoje ontem agora depois antes entre sobre durante isto aquilo aquele aquela neste nesta deste desta disso aqui ali la senha fatura encomenda pedido cartao devolucao reembolso entregue anexo segunda terca quarta quinta sexta sabado domingo semana semanas dias mes horas novidade estamos esteve foram era eram sera perdi chegou chegaram ela ele elas eles nosso nossa nossos nossas meus minhas seus suas muita muitas pouco bem mal melhor so ta gente deu dar fazer feito favor novo nova pelos pelas num numa',
  nl: 'de het een en van ik je jij u uw niet dat die dit is zijn was heb heeft hebben wij we ons onze mijn met voor op aan bij naar om te als maar ook nog wel geen wat wie waar wanneer hoe waarom bedankt hallo goedemorgen graag kan kunnen wordt er door over al blijft bestelling steeds weer kunt nemen niemand spijt vandaag verkeerde wacht sinds sindsdien jullie hun haar hij zij wil willen moet moeten werkt doet gaat komt staat nooit altijd alleen veel meer dan dus omdat tot tegen zonder hier daar nu iets niets',
  pl: 'nie jest sie na do z w i ze to jak co czy moj moja prosze dzien dobry dziekuje ale od za po mam mozna juz jeszcze tylko gdzie moje dalej nikt przepraszamy przepraszam wyslalismy dzisiaj zly czekam dla przez przy bez oraz lub jesli kiedy dlaczego ktory ktora moge moze mozemy pan pani panstwa panstwo byl byla byc sa bedzie tez bardzo dzis jutro wczoraj nas nam was wam mnie mi ten ta tego tej',
  ro: 'si nu este sunt pe cu ca sa la din pentru am ati aveti multumesc buna ziua va rog dar mai foarte cand unde de ce mea meu tot puteti nimeni raspunde ne pare rau astazi acum merge luni rugam fost fi o un al ale lui ei noi voi care daca sau fara dupa pana inca doar toate tot avem nostru noastra dumneavoastra',
  sv: 'och att det ar jag du inte en ett som for pa med av har till vi er min hej tack kan men nar om var fungerar fortfarande ni ingen svarar ber ursakt fran skulle mitt ert era hur varfor vill maste bli blir eller utan efter innan mycket hjalp',
  tr: 'bir bu ve icin nerede hala misiniz misin mi ben sen biz siz degil yok var cok ne zaman neden nasil ama gibi kadar daha bana size bize bugun yarin dun kimse ozur dileriz tesekkurler tesekkur ederim lutfen merhaba iyi gunler yanlis geldi oldu olarak ile simdi sonra once beri',
  da: 'og er ikke jeg du den det en et som for pa med af har til vi min mit hej tak kan men nar om hvor hvad hvorfor hvornar der ingen deres vores stadig virker beklager fra skal vil blev bliver eller uden efter mange meget har',
  cs: 'je jsem jsme jste neni a v na se ze co kde kdy jak proc ale pro od do za po muzete prosim dekuji dobry den moje muj nam vam mi to ten ta uz jeste porad nikdo dnes zitra vcera byl byla bylo ktery ktera omlouvame',
  hu: 'a az es nem hogy van volt egy ez meg meg mar csak de ha mert mint hol mikor miert kerem koszonom udvozlom jo napot nekem nekunk senki ma holnap tegnap elnezest kerunk tudjak le fel',
  fi: 'on ei ja se etta en ole oli mita missa milloin miksi mutta kun niin kuin vain viela kiitos hei terve minun meidan teidan tama voi voitteko olemme kukaan nyt tanaan',
  ca: 'el la els les un una de del dels que no i per amb al als es son esta estic tinc te hi ha molt pero com quan on perque si gracies bon dia vostra nostra seva aquest aquesta',
  id: 'yang dan di ke dari ini itu tidak ada saya kami anda untuk dengan sudah belum bisa mohon terima kasih apa kapan dimana',
};

/** What only some languages write, with the languages that it speaks for. */
interface Letters {
  readonly letters: RegExp;
  readonly speakers: readonly string[];
  readonly weight: number;
}

const GRAVE = /[àèìòù]/i;
/** A vowel with a grave accent at the end of a word. */
const FINAL_GRAVE: readonly Letters[] = [{ letters: /[àèìòù](?![\p{L}])/iu, speakers: ['it', 'fr', 'pt', 'ca'], weight: 1 }];

/** Letters beyond ASCII that few languages write, wherever they stand. */
const ACCENTED: readonly Letters[] = [
  { letters: /[ñ¿¡]/i, speakers: ['es'], weight: 1.5 },
  { letters: /[ãõ]/i, speakers: ['pt'], weight: 1.5 },
  { letters: /ß/, speakers: ['de'], weight: 1.5 },
  { letters: /[äöü]/i, speakers: ['de', 'sv', 'fi', 'tr', 'hu'], weight: 2 },
  { letters: /ç/i, speakers: ['fr', 'pt', 'tr', 'ca'], weight: 1.2 },
  { letters: /[áíóú]/i, speakers: ['es', 'pt', 'hu', 'cs'], weight: 1 },
  { letters: /[łżźśćąęń]/i, speakers: ['pl'], weight: 1.5 },
  { letters: /[șțăţ]/i, speakers: ['ro'], weight: 1.5 },
  { letters: /[ğışİ]/, speakers: ['tr'], weight: 1.5 },
  { letters: /[řěů]/i, speakers: ['cs'], weight: 1.5 },
  { letters: /[őű]/i, speakers: ['hu'], weight: 1.5 },
  { letters: /å/i, speakers: ['sv', 'da'], weight: 1 },
  { letters: /[øæ]/i, speakers: ['da'], weight: 1.2 },
];

/** Elisions, and letters that come with them. */
const ELISIONS: readonly Letters[] = [
  { letters: /[œêîûë]|\b(?:j|n|qu|jusqu|lorsqu)['’]/i, speakers: ['fr'], weight: 0.6 },
  { letters: /\b(?:l|d|c|un|dell|dall|nell|sull|all|quest|c)['’](?=[aeiouhè])/i, speakers: ['it', 'fr'], weight: 0.6 },
];

/** The different characters of a text that are not ASCII. */
function beyondAscii(text: string): string {
  let found = '';
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 127 && !found.includes(text[at] as string)) found += text[at];
  }
  return found;
}

const UNREAD_SCRIPT = /[\u0500-\u1FFF\u3040-\uD7AF]/;

function isGreekOrCyrillic(form: string): boolean {
  for (let at = 0; at < form.length; at++) {
    const unit = form.charCodeAt(at);
    if (unit >= 0x370 && unit <= 0x4ff) return true;
  }
  return false;
}

/** A language that a word speaks for, and by how much. */
interface Vote {
  readonly at: number;
  readonly share: number;
}

const TAGS = Object.keys(MARKERS);
let markers: ReadonlyMap<string, readonly Vote[]> | undefined;

/** Most words speak for one language or two, of the many that there are. */
function votesOf(form: string): readonly Vote[] {
  markers ??= readMarkers();
  return markers.get(form) ?? NO_VOTES;
}

const NO_VOTES: readonly Vote[] = [];

function readMarkers(): ReadonlyMap<string, readonly Vote[]> {
  const votes = new Map<string, readonly Vote[]>();
  for (const [at, tag] of TAGS.entries()) {
    // Most words speak for one language: they share its vote.
    const alone: readonly Vote[] = [{ at, share: 1 }];
    for (const word of (MARKERS[tag] as string).split(' ')) {
      const known = votes.get(word);
      if (known === undefined) votes.set(word, alone);
      else if (known.at(-1)?.at !== at) votes.set(word, among([...known.map((vote) => vote.at), at]));
    }
  }
  return votes;
}

const among = (all: readonly number[]): readonly Vote[] => all.map((at) => ({ at, share: 1 / all.length }));

/** What a word says: the languages that it speaks for, or that it is in a script that none of them has. */
interface Speaks {
  readonly votes: readonly Vote[];
  readonly foreign: boolean;
}

const spoken = new WordNotes<Speaks>(({ form }) => {
  const votes = votesOf(form);
  return { votes, foreign: votes.length === 0 && isGreekOrCyrillic(form) };
});

/** Words that are written as one, by how they are written: "l'ordine", "don't". Bounded, as a text may hold anything. */
const wholes = new Map<string, { readonly form: string; readonly votes: readonly Vote[] }>();
const MOST_WHOLES = 20_000;

function wholeOf(written: string): { readonly form: string; readonly votes: readonly Vote[] } {
  let whole = wholes.get(written);
  if (whole === undefined) {
    if (wholes.size >= MOST_WHOLES) wholes.clear();
    const form = fold(written);
    whole = { form, votes: votesOf(form) };
    wholes.set(written, whole);
  }
  return whole;
}

/** What a text's letters beyond ASCII say, by those letters: most texts of a language have the same few. */
const letterVotes = new Map<string, readonly Vote[]>();
const MOST_LETTERS = 2_000;

function accentsOf(letters: string): readonly Vote[] {
  let votes = letterVotes.get(letters);
  if (votes === undefined) {
    if (letterVotes.size >= MOST_LETTERS) letterVotes.clear();
    votes = ACCENTED.filter((each) => each.letters.test(letters)).flatMap(({ speakers, weight }) =>
      speakers.map((tag) => ({ at: TAGS.indexOf(tag), share: weight / speakers.length })),
    );
    letterVotes.set(letters, votes);
  }
  return votes;
}

/** Whether a word is one of a language's function words. */
export function speaksFor(form: string, tag: string): boolean {
  const at = TAGS.indexOf(tag);
  return votesOf(form).some((vote) => vote.at === at);
}

/** Votes for each language in one text; those of several texts can be joined before deciding. */
export class LanguageVotes {
  // A plain list: there are several of them for each turn, and typed arrays are dear to make.
  readonly #scores: number[] = new Array(TAGS.length).fill(0);
  #words = 0;
  #foreign = 0;
  #known = 0;

  /**
   * Counts the words of a text.
   * @param text what was tokenised: its accents and run-together words ("im", "dont") say more than their normal forms.
   */
  add(tokens: readonly Token[], text?: string): this {
    let passed = -1;
    for (const token of tokens) {
      const { kind, form, word } = token;
      if (word !== undefined) {
        if (token.start === passed) continue;
        const { votes, foreign } = spoken.of(word);
        if (foreign) {
          this.#foreign += form.length;
          continue;
        }
        let own = votes;
        this.#words++;
        if (text !== undefined && form.length !== token.end - token.start) {
          // "im" is German as well as "I'm", "dont" French as well as "don't".
          const whole = wholeOf(text.slice(token.start, token.end));
          if (whole.form !== form && whole.votes.length > 0) {
            own = whole.votes;
            passed = token.start;
          }
        }
        if (own.length > 0) {
          this.#known++;
          for (const { at, share } of own) this.#scores[at] = (this.#scores[at] as number) + share;
        }
      } else if (kind === 'punctuation' && UNREAD_SCRIPT.test(form)) {
        // Letters of scripts that no pack reads arrive one by one.
        this.#foreign++;
      }
    }
    if (text !== undefined) this.#addLetters(text);
    return this;
  }

  /** Adds what was counted elsewhere. */
  join(other: LanguageVotes): this {
    for (let at = 0; at < this.#scores.length; at++) this.#scores[at] = (this.#scores[at] as number) + (other.#scores[at] as number);
    this.#words += other.#words;
    this.#foreign += other.#foreign;
    this.#known += other.#known;
    return this;
  }

  #addLetters(text: string): void {
    const accented = beyondAscii(text);
    if (accented !== '' || text.includes("'")) this.#addFound(text, ELISIONS);
    if (accented === '') return;
    for (const { at, share } of accentsOf(accented)) this.#scores[at] = (this.#scores[at] as number) + share;
    if (GRAVE.test(accented)) this.#addFound(text, FINAL_GRAVE);
  }

  #addFound(text: string, all: readonly Letters[]): void {
    for (const { letters, speakers, weight } of all) {
      if (!letters.test(text)) continue;
      for (const tag of speakers) {
        const at = TAGS.indexOf(tag);
        this.#scores[at] = (this.#scores[at] as number) + weight / speakers.length;
      }
    }
  }

  /** The language that the words clearly speak for, by themselves; undefined where they are too few or do not agree. */
  sure(): string | undefined {
    if (this.#foreign > 0) return this.#foreign > 3 * this.#words + 3 ? 'und' : undefined;
    const { best, at, second } = this.#leaders();
    return best >= 2 && best >= 1.8 * second + 0.3 && this.#known >= 0.35 * this.#words ? TAGS[at] : undefined;
  }

  /**
   * The language that the words speak for, or undefined where they say too little or do not agree.
   * @param prior a tag that holds unless the text clearly speaks against it: the conversation's language for one turn.
   */
  decide(prior?: string): string | undefined {
    if (this.#foreign > 3 * this.#words + 3) return 'und';
    const { best, at: bestAt, second } = this.#leaders();
    const priorAt = prior === undefined ? -1 : TAGS.indexOf(prior.slice(0, 2).toLowerCase());
    if (priorAt >= 0) {
      const own = this.#scores[priorAt] as number;
      return best >= 4 && best > own * 2 + 1 ? TAGS[bestAt] : TAGS[priorAt];
    }
    if (prior !== undefined) return best >= 4 && best > second * 1.5 ? TAGS[bestAt] : prior;
    // Much text with hardly a word that we know is in none of our languages.
    if (this.#words >= 8 && this.#known < 0.15 * this.#words) return 'und';
    return best >= 0.4 && best > second * 1.1 ? TAGS[bestAt] : undefined;
  }

  /** The two highest scores, and whose the highest is. */
  #leaders(): { best: number; at: number; second: number } {
    let best = -1;
    let second = 0;
    let at = -1;
    for (let tag = 0; tag < this.#scores.length; tag++) {
      const score = this.#scores[tag] as number;
      if (score > best) {
        second = Math.max(second, best);
        best = score;
        at = tag;
      } else second = Math.max(second, score);
    }
    return { best, at, second };
  }
}
