/** Words that a person writes where a name, a number or a date is still to be filled in, without accents, by what they are. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What is to be filled in. */
const THINGS = words(
  [
    'name names firstname lastname fullname surname username nickname nick nome cognome nominativo nom prenom vorname nachname kundenname',
    'nombre apellido apellidos sobrenome customer client cliente clienta kunde kundin contact visitor visitatore recipient requester',
    'agent operator operatore operador agente conseiller mitarbeiter advisor assignee order ordine pedido commande bestellung bestellnummer ticket case pratica',
    'number numero nummer num nr id code codice codigo product prodotto producto produit produkt produto company azienda empresa entreprise',
    'tracking date data fecha datum amount importo importe montant betrag valor reason motivo motif grund issue problem problema probleme',
    'deadline scadenza signature indirizzo address time orario email phone telefono telefon telefone url link xx xxx xxxx tbd todo',
    'ordernumber orderid customername agentname companyname productname trackingnumber nomecliente numeroordine day giorno',
  ].join(' '),
);
/** Words that may stand beside them. */
const BESIDE = words(
  'first last full given family your my our his her their the of for a an to il lo la i le l gli un una del dello della dell dei di d al alla tuo tua suo sua vostro vostra de du des el los las su tu do da dos das seu sua votre ton ta mon der die das den dem des ihr ihre dein deine mr mrs ms sig signor signora herr frau support team delivery shipping refund spedizione consegna rimborso new old nuovo nuova here qui',
);
/** "Fill in", as the head of such a note. */
const VERBS = words(
  'insert inserire inserisci enter add aggiungere aggiungi completare compilare insertar introducir anadir inserer saisir completer ajouter einfugen eingeben eintragen erganzen inserir preencher adicionar replace sostituire fill paste incollare pegar coller',
);
/** Contact data that exports mask in brackets: by themselves they show nothing. */
const MASKED = words('email phone url link address number id telefono telefon telefone indirizzo');

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** The words of an identifier or a phrase: `customer_firstName` is customer, first, name. */
export const wordsOf = (text: string): string[] =>
  plain(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** That all words belong to a slot to be filled in, so that prose in brackets is none. */
export function isSlot(text: string): boolean {
  const own = wordsOf(text);
  return (
    own.length > 0 && own.length <= 6 && own.every((word) => THINGS.has(word) || BESIDE.has(word)) && own.some((word) => THINGS.has(word))
  );
}

/** An identifier that names a slot: `order_number`, `contact.name`. */
export const isIdentifier = (text: string): boolean =>
  /^[A-Za-z]\w*(?:[._]\w+)+$|^[a-z]+(?:[A-Z][a-z]+)+$/.test(text) && wordsOf(text).some((word) => THINGS.has(word));

/** A note to fill something in: "insert date", "inserire nome del cliente". */
export function isInstruction(text: string): boolean {
  const own = wordsOf(text);
  return (
    own.length >= 2 && own.length <= 9 && VERBS.has(own[0] as string) && own.slice(1).some((word) => THINGS.has(word) || BESIDE.has(word))
  );
}

/** In the form of the masks that exports put for personal data: `[NAME]`, `<EMAIL>`, `[email]`. */
export const looksMasked = (text: string): boolean => /^[A-Z][A-Z0-9_-]*$/.test(text) || MASKED.has(plain(text));

/** Slots whose names are not English: masks seldom have them. */
export const isForeign = (text: string): boolean =>
  wordsOf(text).some((word) =>
    /^(?:nome|cognome|nominativo|nom|prenom|vorname|nachname|nombre|apellidos?|cliente|kunde|ordine|pedido|commande|numero|codice|importo|fecha|datum|bestellnummer)$/.test(
      word,
    ),
  );
