import type { Conversation } from '../model/index.ts';
import { hash32, mix32 } from '../text/hash.ts';

const FIRST_SLOTS = 1 << 12;
const FULL = 0.6;

/**
 * Remembers conversations by a 53-bit number each, so that one which comes again in an overlapping or repeated export is judged
 * once. Of a million conversations two different ones are taken for the same with a chance of one in ten thousand.
 */
export class SeenConversations {
  /** Open addressing; 0 is a free slot. 16 bytes a conversation at most. */
  #slots = new Float64Array(FIRST_SLOTS);
  #count = 0;

  /** False where a conversation of the same id with the same messages was asked about before. */
  isNew(conversation: Conversation): boolean {
    const key = keyOf(conversation);
    if (this.#count >= this.#slots.length * FULL) this.#grow();
    const slot = slotOf(this.#slots, key);
    if (this.#slots[slot] === key) return false;
    this.#slots[slot] = key;
    this.#count++;
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const key of this.#slots) if (key !== 0) larger[slotOf(larger, key)] = key;
    this.#slots = larger;
  }
}

/** The slot that holds the key, or the free one where it belongs. */
function slotOf(slots: Float64Array, key: number): number {
  const mask = slots.length - 1;
  let slot = mix32(key % 0x100000000) & mask;
  while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function keyOf({ id, messages }: Conversation): number {
  let about = hash32(id);
  let texts = messages.length;
  for (const message of messages) {
    about = hash32(`${message.id}\n${message.at ?? ''}\n${message.role}`, about);
    texts = hash32(message.text, mix32(texts));
  }
  return mix32(about) * 0x200000 + (mix32(texts) >>> 11) + 1;
}
