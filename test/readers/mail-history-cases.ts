/** Mails as programs write them, in six languages: what the person wrote, and what the program put below it. */

export interface MailCase {
  readonly name: string;
  readonly text: string;
  readonly own: string;
}

const below = (name: string, own: string, history: string): MailCase => ({ name, text: `${own}\n\n${history}`, own });

const EN = 'Hello Tom,\n\nyour parcel left our warehouse this morning.\n\nBest,\nAnna';
const IT = 'Buongiorno Marco,\n\nil rimborso è partito oggi.\n\nCordiali saluti,\nGiulia';
const DE = 'Guten Tag Herr Vogt,\n\nIhre Bestellung ist unterwegs.\n\nViele Grüße\nLena';
const FR = 'Bonjour Paul,\n\nvotre colis est parti ce matin.\n\nCordialement,\nClaire';
const ES = 'Hola Lucía:\n\nhemos enviado su pedido hoy.\n\nUn saludo,\nPablo';
const PT = 'Olá Rui,\n\no seu pedido foi enviado hoje.\n\nCom os melhores cumprimentos,\nInês';

export const cases: readonly MailCase[] = [
  below(
    'en, Gmail',
    EN,
    'On Tue, Mar 12, 2024 at 10:02 AM Tom Hale <tom@example.org> wrote:\n\n> Where is my parcel?\n>\n> On Mon, Mar 11, 2024 at 9:00 AM Shop <help@example.com> wrote:\n>> It is on its way.',
  ),
  below(
    'en, Gmail, wrapped',
    EN,
    'On Tue, Mar 12, 2024 at 10:02 AM Tomasz Halewicz-Brandon <tomasz@example.org>\nwrote:\n\n> Where is my parcel?',
  ),
  below('en, Apple Mail', EN, '> On 12 Mar 2024, at 10:02, Tom Hale <tom@example.org> wrote:\n> \n> Where is my parcel?'),
  below('en, Thunderbird', EN, 'On 12/03/2024 10:02, Tom Hale wrote:\n> Where is my parcel?\n'),
  below(
    'en, attribution over quotes without marks',
    EN,
    'On 12 Mar 2024, at 10:02, Tom Hale <tom@example.org> wrote:\n\nWhere is my parcel?\nTom',
  ),
  below(
    'en, Outlook',
    EN,
    'From: Tom Hale <tom@example.org>\nSent: Tuesday, March 12, 2024 10:02 AM\nTo: Help <help@example.com>\nSubject: My parcel\n\nWhere is my parcel?\nTom',
  ),
  below(
    'en, Outlook on the web',
    EN,
    '________________________________\nFrom: Tom Hale <tom@example.org>\nSent: Tuesday, March 12, 2024 10:02 AM\nTo: Help <help@example.com>\nSubject: My parcel\n\nWhere is my parcel?',
  ),
  below(
    'en, Outlook, old',
    EN,
    '-----Original Message-----\nFrom: Tom Hale [mailto:tom@example.org]\nSent: Tuesday, March 12, 2024 10:02 AM\nTo: Help\nSubject: My parcel\n\nWhere is my parcel?',
  ),
  below(
    'en, bold header block',
    EN,
    '*From:* Tom Hale <tom@example.org>\n*Sent:* Tuesday, March 12, 2024 10:02\n*To:* Help\n*Subject:* My parcel\n\nWhere?',
  ),
  below(
    'en, forwarded',
    EN,
    '---------- Forwarded message ---------\nFrom: Tom Hale <tom@example.org>\nDate: Tue, Mar 12, 2024\nSubject: My parcel\nTo: Help\n\nWhere?',
  ),
  below('en, iPhone', EN, 'Sent from my iPhone\n\nOn 12 Mar 2024, at 10:02, Tom Hale <tom@example.org> wrote:\n\n> Where is it?'),
  below('en, signature', EN, '-- \nAnna Field\nCustomer Care, Example Ltd\n+44 20 7946 0000'),
  below('en, signature that lost its blank', EN, '--\nAnna Field\nCustomer Care'),
  below('en, Zendesk', EN, '##- Please type your reply above this line -##\n\nYour request (1234) has been received.'),
  below(
    'it, Gmail',
    IT,
    'Il giorno mar 12 mar 2024 alle ore 10:02 Marco Neri <marco@example.org> ha\nscritto:\n\n> Quando arriva il rimborso?\n> Marco',
  ),
  below('it, Apple Mail', IT, 'Il giorno 12 mar 2024, alle ore 10:02, Marco Neri <marco@example.org> ha scritto:\n\n> Quando arriva?'),
  below('it, Thunderbird', IT, 'Il 12/03/2024 10:02, Marco Neri ha scritto:\n> Quando arriva il rimborso?'),
  below(
    'it, Outlook',
    IT,
    'Da: Marco Neri <marco@example.org>\nInviato: martedì 12 marzo 2024 10:02\nA: Assistenza <aiuto@example.com>\nOggetto: Rimborso\n\nQuando arriva?',
  ),
  below(
    'it, Outlook, old',
    IT,
    '-----Messaggio originale-----\nDa: Marco Neri\nInviato: martedì 12 marzo 2024\nA: Assistenza\nOggetto: Rimborso\n\nQuando?',
  ),
  below('it, iPhone', IT, 'Inviato da iPhone'),
  below('it, Zendesk', IT, '##- Si prega di digitare la risposta sopra questa riga -##\n\nLa richiesta è stata ricevuta.'),
  below('de, Gmail', DE, 'Am Di., 12. März 2024 um 10:02 Uhr schrieb Jan Vogt <jan@example.org>:\n\n> Wo ist mein Paket?'),
  below('de, Apple Mail', DE, 'Am 12.03.2024 um 10:02 schrieb Jan Vogt <jan@example.org>:\n\n> Wo ist mein Paket?'),
  below('de, name first', DE, 'Jan Vogt <jan@example.org> schrieb am Di., 12. März 2024, 10:02:\n\n> Wo ist mein Paket?'),
  below(
    'de, Outlook',
    DE,
    'Von: Jan Vogt <jan@example.org>\nGesendet: Dienstag, 12. März 2024 10:02\nAn: Service <service@example.com>\nBetreff: Paket\n\nWo ist mein Paket?',
  ),
  below(
    'de, Outlook, old',
    DE,
    '-----Ursprüngliche Nachricht-----\nVon: Jan Vogt\nGesendet: Dienstag, 12. März 2024 10:02\nAn: Service\nBetreff: Paket\n\nWo?',
  ),
  below('de, iPhone', DE, 'Von meinem iPhone gesendet\n\n> Am 12.03.2024 um 10:02 schrieb Jan Vogt <jan@example.org>:\n> \n> Wo?'),
  below('fr, Gmail', FR, 'Le mar. 12 mars 2024 à 10:02, Paul Roy <paul@example.org> a écrit :\n\n> Où est mon colis ?'),
  below(
    'fr, Gmail, wrapped',
    FR,
    'Le mar. 12 mars 2024 à 10:02, Paul-Antoine Roy-Lefebvre <paul@example.org> a\nécrit :\n\n> Où est mon colis ?',
  ),
  below('fr, no-break blank', FR, 'Le 12 mars 2024 à 10:02, Paul Roy <paul@example.org> a écrit\u00A0:\n\n> Où est mon colis ?'),
  below(
    'fr, Outlook',
    FR,
    'De : Paul Roy <paul@example.org>\nEnvoyé : mardi 12 mars 2024 10:02\nÀ : Service <service@example.com>\nObjet : Mon colis\n\nOù est mon colis ?',
  ),
  below(
    'fr, Outlook, old',
    FR,
    "-----Message d'origine-----\nDe : Paul Roy\nEnvoyé : mardi 12 mars 2024 10:02\nÀ : Service\nObjet : Colis\n\nOù ?",
  ),
  below('fr, iPhone', FR, 'Envoyé de mon iPhone'),
  below('es, Gmail', ES, 'El mar, 12 mar 2024 a las 10:02, Lucía Sanz (<lucia@example.org>) escribió:\n\n> ¿Dónde está mi pedido?'),
  below('es, Thunderbird', ES, 'El 12/3/24 a las 10:02, Lucía Sanz escribió:\n> ¿Dónde está mi pedido?'),
  below(
    'es, Outlook',
    ES,
    'De: Lucía Sanz <lucia@example.org>\nEnviado el: martes, 12 de marzo de 2024 10:02\nPara: Ayuda <ayuda@example.com>\nAsunto: Pedido\n\n¿Dónde está?',
  ),
  below(
    'es, Outlook, old',
    ES,
    '-----Mensaje original-----\nDe: Lucía Sanz\nEnviado el: martes, 12 de marzo de 2024\nPara: Ayuda\nAsunto: Pedido\n\n¿Dónde?',
  ),
  below('es, iPhone', ES, 'Enviado desde mi iPhone'),
  below('pt, Gmail', PT, 'Rui Alves <rui@example.org> escreveu (terça, 12/03/2024 à(s) 10:02):\n\n> Onde está o meu pedido?'),
  below(
    'pt, Gmail, Brazil',
    PT,
    'Em ter., 12 de mar. de 2024 às 10:02, Rui Alves <rui@example.org> escreveu:\n\n> Onde está o meu pedido?',
  ),
  below('pt, Apple Mail', PT, 'No dia 12/03/2024, às 10:02, Rui Alves <rui@example.org> escreveu:\n\n> Onde está o meu pedido?'),
  below(
    'pt, Outlook',
    PT,
    'De: Rui Alves <rui@example.org>\nEnviada em: terça-feira, 12 de março de 2024 10:02\nPara: Ajuda <ajuda@example.com>\nAssunto: Pedido\n\nOnde está?',
  ),
  below(
    'pt, Outlook, old',
    PT,
    '-----Mensagem original-----\nDe: Rui Alves\nEnviada: terça-feira, 12 de março de 2024 10:02\nPara: Ajuda\nAssunto: Pedido\n\nOnde?',
  ),
  below('pt, iPhone', PT, 'Enviado do meu iPhone'),
  {
    name: 'answers between the quoted lines',
    text: 'Hi Tom,\n\nOn 12/03/2024 10:02, Tom Hale wrote:\n> Where is my parcel?\n\nIt left this morning.\n\n> And my refund?\n> I asked twice.\n\nIt is on its way too.\n\nBest,\nAnna\n\n> Tom',
    own: 'Hi Tom,\n\nIt left this morning.\n\nIt is on its way too.\n\nBest,\nAnna',
  },
  {
    name: 'the answer below the quote',
    text: 'Il 12/03/2024 10:02, Marco Neri ha scritto:\n> Quando arriva il rimborso?\n\nÈ partito oggi.\n\nGiulia',
    own: 'È partito oggi.\n\nGiulia',
  },
  {
    name: "Zendesk's own mail begins with the delimiter",
    text: '##- Please type your reply above this line -##\n\nHi Tom,\nit is on its way.',
    own: 'Hi Tom,\nit is on its way.',
  },
];

/** Replies that only talk of mails: nothing of them is history. */
export const talk: readonly string[] = [
  'On Monday Anna wrote: the parcel is on its way. Is that still so?',
  'On Monday at 10:30 Anna wrote:\nthe parcel is on its way. Is that still so?',
  'On 12 March 2024 you wrote:\n\n"Where is my parcel?"\n\nIt is with the courier.',
  'Lunedì Anna ha scritto: il pacco è partito. È vero?',
  'Le 12 mars vous avez écrit :\n"Où est mon colis ?"\nIl est parti.',
  'Am Montag schrieb Anna, dass alles gut sei. Am Dienstag kam das Paket.',
  'El lunes escribió: no llega. Ya está en camino.',
  'Your ticket:\n\nFrom: London\nTo: Rome\nDate: 12 May\n\nHave a good journey!',
  'From: what you say, it is the cable.\nTo: be sure, try another one.',
  'Please fill in the form:\n\nName: ____________________\nDate: ____________________\n\nThen send it back.',
  'Steps:\n\n--------\n1. Open the app.\n2. Choose Help.\n\nBest,\nAnna',
  'Sent from our warehouse this morning.',
  'Sent from our new warehouse in Leeds, the parcel will be with you by Friday.',
  'The original message was lost, so please send it again.\n\nAnna',
  'I am sorry >:( about that.\n>:( indeed',
  'We sell phones --\nand tablets -- too.',
];
