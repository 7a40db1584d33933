import type { Role } from '../../model/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const ANSWERED = DAY;
/** A late reply is a reply: whoever waits for one is still in the same conversation. */
const WAITING = 30 * DAY;

/** A number that never sleeps: from this many messages on an hour's silence is enough, and twice as many need none. */
const LONG = 10_000;
const PAUSE = DAY / 24;

/**
 * Cuts a chat that never ends into conversations: where nothing is said for more than a day after the team has spoken,
 * or for more than 30 days while a customer waits. A very long one is cut sooner, so that it can be read in bounded memory.
 */
export class Silence {
  #last = Number.NaN;
  #waiting = false;
  #count = 0;

  /**
   * Takes the messages in order; true where one begins another conversation.
   * @param at ISO 8601; a message without a time does only after very many others
   */
  breaks(at: string | undefined, role: Role | undefined): boolean {
    const time = at === undefined ? Number.NaN : Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(at) ? at : `${at}Z`);
    const limit = this.#count >= LONG ? PAUSE : this.#waiting ? WAITING : ANSWERED;
    const anew = time - this.#last > limit || this.#count >= 2 * LONG;
    this.#count = anew ? 1 : this.#count + 1;
    // Phones write some lines later than they were sent.
    if (!Number.isNaN(time)) this.#last = Number.isNaN(this.#last) ? time : Math.max(time, this.#last);
    if (anew) this.#waiting = false;
    if (role === 'customer') this.#waiting = true;
    else if (role === 'agent') this.#waiting = false;
    return anew;
  }
}
