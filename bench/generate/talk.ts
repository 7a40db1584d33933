import { seeded } from '../../test/text/replies.ts';

/** One message of a made-up conversation. */
export interface Turn {
  readonly side: 'customer' | 'agent';
  readonly text: string;
}

export interface Talk {
  readonly number: number;
  readonly customer: string;
  readonly agent: string;
  readonly subject: string;
  readonly turns: readonly Turn[];
  /** Of the first message, in epoch seconds. */
  readonly start: number;
}

const PEOPLE = ['Ann Frost', 'Luca Bianchi', 'Meera Patel', 'Jürgen Weiß', 'Chloé Martin', 'Tom O’Hara', 'Giulia Conti', 'Sam Reed'];
const STAFF = ['Marta', 'Dev', 'Paolo', 'Kim', 'Ester', 'Noah'];
const THINGS = ['parcel', 'refund', 'router', 'invoice', 'booking', 'heat pump', 'gift card', 'ordine', 'abbonamento'];

const ASKS = [
  'My {thing} {number} has not moved since {day}. Where is it?',
  'Hi, the {thing} arrived broken 😞 I need a new one before {day}, it is a birthday present.',
  'Why was I charged {amount} twice for the {thing}? Please send one back.',
  'Third time I write about {number}. Nobody answers the "priority line".',
  'Buongiorno, il mio {thing} {number} non è ancora arrivato: quando arriva? Grazie',
  'È da {day} che aspetto una risposta, così non va bene.',
];
const MORE = [
  'ok thanks, and the {amount}?',
  'I already did that, twice. It still says "error 41".\nWhat now?',
  'Sì, l’indirizzo è giusto.',
  'Here is the number: {number}',
  '👍',
];
const REPLIES = [
  'Hi {name}, thanks for the number. The {thing} {number} left our depot on {day} and is with the courier; you will have it by {day}, 6 pm.',
  'I am sorry about this, {name}. I have sent {amount} back to your card today: it shows in three to five days. Is there anything else I can do?',
  'Thank you for contacting us. Your request has been forwarded to the relevant department.',
  'Gentile {name}, mi dispiace per il ritardo: il {thing} {number} è in consegna {day}, le scrivo appena arriva.',
  'That was our mistake: the label had the wrong postcode. A new {thing} goes out tonight, free of charge. Your new reference is {number}.',
  'Please restart the {thing} & wait for the green light (about two minutes). If it blinks, send me the code that you see.',
  'Your call is important to us.',
];
const DAYS = ['Monday', 'Thursday', 'the 14th', 'lunedì', 'yesterday', 'May 3'];

/** Conversations without end: the same ones for the same seed. */
export function* talks(seed: number): Generator<Talk> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let start = 1_700_000_000;
  for (let number = 1; ; number++) {
    const customer = pick(PEOPLE);
    const thing = pick(THINGS);
    const fill = (template: string): string =>
      template.replace(/\{(\w+)\}/g, (_, what: string) => {
        if (what === 'thing') return thing;
        if (what === 'number') return String(10_000_000 + Math.floor(random() * 89_999_999));
        if (what === 'amount') return `€${(random() * 200).toFixed(2)}`;
        return what === 'name' ? (customer.split(' ')[0] ?? '') : pick(DAYS);
      });
    const turns: Turn[] = [{ side: 'customer', text: fill(pick(ASKS)) }];
    for (let more = Math.floor(random() * 4); more >= 0; more--) {
      // Long replies are several paragraphs.
      const reply = random() < 0.15 ? [pick(REPLIES), pick(REPLIES), pick(REPLIES)].join('\n\n') : pick(REPLIES);
      turns.push({ side: 'agent', text: fill(reply) });
      if (more > 0) turns.push({ side: 'customer', text: fill(pick(MORE)) });
    }
    start += 60 + Math.floor(random() * 7200);
    yield { number, customer, agent: pick(STAFF), subject: `${thing} ${number}`, turns, start };
  }
}
