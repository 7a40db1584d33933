const PREFIX =
  /^\s*(?:(?:re|r|aw|antw|sv|vs|ref|res|rif|réf|odp|fwd?|i|wg|tr|enc|rv|vb)(?:\s*[[(]\d+[\])]|\s*\^\d+)?\s*[:：]|\[(?:external|ext|extern|esterno|spam\??)\])\s*/i;

/** `re: RE[2]: [EXT] Order` as `order`: what the mails of one thread have in common. */
export function subjectKey(subject: string): string {
  let rest = subject;
  for (let match = PREFIX.exec(rest); match !== null; match = PREFIX.exec(rest)) rest = rest.slice(match[0].length);
  return rest.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** True for the subject of an answer: `Re:`, `R:`, `AW:` ... */
export function isAnswer(subject: string): boolean {
  return PREFIX.test(subject) && !/^\s*(?:fwd?|i|wg|tr|enc)\s*[:：]/i.test(subject);
}
