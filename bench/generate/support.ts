import { seeded } from '../../test/text/replies.ts';
import { ENGLISH } from './english.ts';
import { expand, type Slots } from './grammar.ts';
import { ITALIAN } from './italian.ts';
import type { Talk, Turn } from './talk.ts';
import type { Speech, Topic } from './topics.ts';

/** Share of conversations that are Italian; the others are English. */
const ITALIAN_SHARE = 0.3;
/** Share of replies that are poor as a whole, and of those that one sentence spoils. */
const POOR = 0.1;
const BLEMISHED = 0.055;
/** Share of replies that are a saved text, sent as it stands. */
const CANNED = 0.12;
/** Share of messages with a slip of the keyboard. */
const CUSTOMER_SLIPS = 0.15;
const AGENT_SLIPS = 0.02;

interface Scene {
  readonly speech: Speech;
  readonly topic: Topic;
  readonly slots: Slots;
  readonly random: () => number;
}

/**
 * Conversations without end that have the variety of real support: many topics, two languages, names, numbers, links, typos, emoji,
 * saved texts, good replies and some poor ones. The same seed gives the same conversations.
 */
export function* supportTalks(seed: number): Generator<Talk> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const saved = new Map<string, string[]>();
  let start = 1_700_000_000;
  for (let number = 1; ; number++) {
    const speech = random() < ITALIAN_SHARE ? ITALIAN : ENGLISH;
    const topic = pick(speech.topics);
    const customer = pick(speech.customers);
    const agent = pick(speech.agents);
    const scene = { speech, topic, random, slots: slotsOf(speech, topic, customer, agent, random) };
    const say = (template: string): string => expand(template, scene.slots, random);
    const ask = Math.floor(random() * topic.asks.length);
    const answer = topic.paired ? topic.answers[ask] : pick(topic.answers);
    const turns: Turn[] = [{ side: 'customer', text: slip(opener(scene, topic.asks[ask] ?? ''), CUSTOMER_SLIPS, random) }];
    turns.push({ side: 'agent', text: slip(reply(scene, answer ?? '', true, saved), AGENT_SLIPS, random) });
    for (const [next, given] of someOf(topic.followUps, random)) {
      turns.push({
        side: 'customer',
        text: slip(`${say(next)}${random() < 0.5 ? ` ${say(pick(speech.asides))}` : ''}`, CUSTOMER_SLIPS, random),
      });
      turns.push({ side: 'agent', text: slip(reply(scene, given, false, saved), AGENT_SLIPS, random) });
    }
    if (random() < 0.25) {
      turns.push({ side: 'customer', text: say(pick(speech.thanks)) });
      if (random() < 0.7) turns.push({ side: 'agent', text: say(pick(speech.farewells)) });
    }
    start += 60 + Math.floor(random() * 7200);
    yield { number, customer, agent, subject: topic.subject, turns, start };
  }
}

function opener({ speech, topic, slots, random }: Scene, ask: string): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const parts = [pick(speech.openings), ask];
  for (const aside of several(speech.asides, [0.85, 0.4], random)) parts.push(' ', aside);
  if (topic.trouble && random() < 0.35) parts.push(' ', pick(speech.grievances));
  const ending = pick(speech.endings);
  parts.push(ending.includes('\n') ? '\n' : ' ', ending);
  return sentenceCase(parts.map((template) => expand(template, slots, random)).join('')).trim();
}

function reply(scene: Scene, answer: string, first: boolean, saved: Map<string, string[]>): string {
  const { speech, topic, slots, random } = scene;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (random() < POOR) return expand(pick(speech.poor), slots, random);
  const written = (templates: readonly string[]): string =>
    sentenceCase(templates.map((template) => expand(template, slots, random)).join('')).trim();
  const parts = [
    first || random() < 0.4 ? pick(speech.greetings) : '',
    first && topic.trouble ? pick(speech.apologies) : '',
    random() < 0.6 ? pick(speech.acknowledgements) : '',
    answer,
    random() < BLEMISHED ? ` ${pick(speech.blemishes)}` : '',
    topic.trouble && random() < 0.3 ? ` ${pick(speech.goodwill)}` : '',
    ...several(speech.extras, [0.8, 0.5, 0.2], random).map((extra) => ` ${extra}`),
    pick(speech.closings),
  ];
  // A saved text has no name in it, and is the same for whoever writes about the topic.
  if (first && random() < CANNED) {
    const key = `${topic.subject} ${slots['thing']?.()}`;
    const texts = saved.get(key) ?? [];
    saved.set(key, texts);
    const at = Math.floor(random() * 3);
    texts[at] ??= written(parts.slice(1, 7));
    return texts[at];
  }
  return written(parts);
}

/** Different ones: one with the first chance, a second with the next. */
function several<T>(list: readonly T[], chances: readonly number[], random: () => number): T[] {
  const taken = new Set<T>();
  for (const chance of chances) if (random() < chance) taken.add(list[Math.floor(random() * list.length)] as T);
  return [...taken];
}

/** No follow-up, one, two or three, in the topic's order. */
function someOf<T>(list: readonly T[], random: () => number): readonly T[] {
  const wanted = Math.min(list.length, Math.floor(random() * random() * 4.5));
  const from = Math.floor(random() * (list.length - wanted + 1));
  return list.slice(from, from + wanted);
}

/** What one conversation calls things: names, thing and order stay the same, the rest is drawn each time. */
function slotsOf(speech: Speech, topic: Topic, customer: string, agent: string, random: () => number): Slots {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const fixed =
    (word: string): (() => string) =>
    () =>
      word;
  const amount = `€${(5 + random() * 200).toFixed(2)}`;
  const price = `€${1 + Math.floor(random() * 49)}`;
  const [own = ''] = customer.split(' ');
  const drawn = Object.entries(speech.slots).map(([name, words]) => [name, () => pick(words)] as const);
  return {
    ...Object.fromEntries(drawn),
    customer: fixed(customer),
    first: fixed(own),
    wrongname: () => pick(speech.customers.filter((other) => other !== customer)).split(' ')[0] ?? '',
    placeholder: () => pick(['{{first_name}}', '[Customer Name]', '{name}', '%name%']),
    agent: fixed(agent),
    initials: fixed(agent.slice(0, 2).toUpperCase()),
    thing: fixed(pick(topic.things)),
    order: fixed(pick([`AC-${digits(6)}`, digits(8), `#${digits(5)}`])),
    four: fixed(digits(4)),
    amount: fixed(amount),
    price: fixed(price),
    city: fixed(pick(speech.slots['city'] ?? [])),
    street: fixed(pick(speech.slots['street'] ?? [])),
    courier: fixed(pick(speech.slots['courier'] ?? [])),
    colour: fixed(pick(speech.slots['colour'] ?? [])),
    digit: () => digits(1),
    weekday: () => pick(['weekend', 'day', 'evening', 'week']),
  };
}

/** Sentences begin with a capital, but for addresses: slots put words in front. */
function sentenceCase(text: string): string {
  return text.replace(/(?<=[.!?]\s|\n|^)(?!https?:|www\.|acme\.)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Now and then two letters change places, one is missing, or nothing is capital. */
function slip(text: string, share: number, random: () => number): string {
  if (random() >= share) return text;
  const kind = random();
  if (kind < 0.35) return text.toLowerCase();
  const places = [...text.matchAll(/(?<=\p{L})\p{Ll}{2}(?=\p{L})/gu)];
  const at = places[Math.floor(random() * places.length)]?.index;
  if (at === undefined) return text;
  const [one = '', two = ''] = text.slice(at, at + 2);
  return `${text.slice(0, at)}${kind < 0.7 ? two + one : two}${text.slice(at + 2)}`;
}
