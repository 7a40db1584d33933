/**
 * What WhatsApp writes in the place of a message: notices, media, deletions, edits.
 * Wording in other languages than English and Italian is from memory.
 */

import { cleanText, rawOffset } from '../shared/clean.ts';
import { isOmitted, OMITTED_FILES } from './omitted.ts';

/** Begins what iOS writes in the place of a message. */
export const MARK = '\u200E';

/** Notices that iOS attributes to the chat or to a person. Long enough never to be what somebody says. */
const NOTICES = [
  /Messages and calls are end-to-end encrypted/,
  /Messages to this (?:chat|group) and calls are now secured with end-to-end encryption/,
  /I messaggi e le chiamate sono crittografati end-to-end/,
  /Solo le persone in questa chat possono leggerne, ascoltarne o condividerne il contenuto/,
  /I messaggi (?:inviati a (?:questo gruppo|questa chat)|e le chiamate in questa chat) sono (?:ora )?protetti con la crittografia end-to-end/,
  /Los mensajes y las llamadas están cifrados de extremo a extremo/,
  /Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt/,
  /Les messages et les appels sont chiffrés de bout en bout/,
  /As mensagens e as (?:chamadas|ligações) (?:são|estão) /,
  /Berichten en oproepen zijn end-to-end versleuteld/,
  /(?:^|\s)Your security code with .{1,60} changed/,
  /Il tuo codice di sicurezza con .{1,60} è cambiato|Il codice di sicurezza (?:di|con) .{1,60} è cambiato/,
  /^.{1,60} è tra i tuoi contatti\.?$/,
  /^.{1,60} is a contact\.?$/,
  /uses? a secure service from (?:Meta|the company)/i,
  /^(?:This chat is|You(?:'|’)re chatting) with (?:a|the) (?:official )?business account/i,
  /^(?:This|Your) business account|^This business (?:works with other companies|is now using|account has)/,
  /(?:usa|utilizza) (?:ora )?un servizio sicuro (?:di|fornito da) Meta/,
  /^Questa chat è con un account (?:business|aziendale|ufficiale)/i,
  /^(?:Questa (?:azienda|attività)|Questo account business|L'attività) (?:collabora con|ha registrato|ora usa|si avvale di)/i,
  /^(?:Missed (?:group )?(?:voice|video) call|Chiamata (?:vocale |video |vocale di gruppo )?persa|Videochiamata (?:di gruppo )?persa)/,
  /^(?:Turned on|You turned on) disappearing messages|^(?:Hai|.{1,60} ha) attivato i messaggi (?:effimeri|temporanei)/,
];

/** Contents that iOS marks like a notice although a person sent them. */
const SENT = /^(?:POLL|SONDAGGIO|ENCUESTA|UMFRAGE|SONDAGE|ENQUETE)\s*:/i;

/** A place on the map, which nobody typed. */
const PLACE = /^(?:location|posizione|ubicación|standort|localisation|localização|locatie)\s*: .{0,200}https?:\/\/\S+$/i;

const ATTACHED_WORDS = 'attached|allegato|adjunto|Anhang|angehängt|pièce jointe|anexado|bijgevoegd';

/** A file that came with the export. iOS writes a caption before the name of the file or on the next line. */
const ATTACHED = new RegExp(String.raw`(?:^|\s)<(?:${ATTACHED_WORDS})\s*: ?[^<>]+>\s*$`, 'i');

/** Android writes the caption on the next line. */
const ATTACHED_FIRST = new RegExp(
  [
    String.raw`^\S.{0,120}\.\w{2,5} \((?:file attached|file allegato|archivo adjunto|Datei angehängt|fichier joint`,
    String.raw`arquivo anexado|ficheiro anexado|bestand bijgevoegd)\)\s*`,
  ].join('|'),
  'i',
);

/** What iOS says of a document before its name: `report.pdf • 3 pages`. */
const FILE_FACTS = /^\S.{0,120}\.\w{2,5}(?: • .{1,30})?$/;

const DELETED = [
  /^(?:This message was deleted|You deleted this message)(?: by admin .{1,60})?\.?$/,
  /^(?:Questo messaggio è stato eliminato|Hai eliminato questo messaggio)(?: dall'amministratore .{1,60}| da .{1,60})?\.?$/,
  /^(?:Se eliminó este mensaje|Eliminaste este mensaje|Este mensaje fue eliminado)\.?$/,
  /^(?:Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht)\.?$/,
  /^(?:Ce message a été supprimé|Vous avez supprimé ce message)\.?$/,
  /^(?:Mensagem apagada|Esta mensagem foi (?:apagada|eliminada)|Você apagou esta mensagem|Eliminou esta mensagem)\.?$/,
  /^(?:Dit bericht is verwijderd|U heeft dit bericht verwijderd|Je hebt dit bericht verwijderd)\.?$/,
];

/** The Italian and English wording is documented, the others are from memory. */
const EDITED = new RegExp(
  [
    '<(?:This message was edited|Questo messaggio è stato modificato|Se editó este mensaje|Dit bericht is bewerkt',
    String.raw`Diese Nachricht wurde bearbeitet|Ce message a été modifié|Mensagem editada|Esta mensagem foi editada)\.?>\s*$`,
  ].join('|'),
);

/** What a message turns out to be; `media` may have a caption. */
export type Content = 'notice' | 'deleted' | 'media' | 'text';

/** @param raw the first line of a message as it stands in the file, with the mark that iOS writes before what no person typed */
export function contentOf(raw: string): Content {
  const text = cleanText(raw).trim();
  if (DELETED.some((pattern) => pattern.test(text))) return 'deleted';
  if (withoutMedia(raw) !== undefined) return 'media';
  if (NOTICES.some((pattern) => pattern.test(text))) return 'notice';
  return raw.startsWith(MARK) && text !== '' && !SENT.test(text) && !EDITED.test(text) ? 'notice' : 'text';
}

export interface Caption {
  readonly caption: string;
  /** Where it begins in the line. */
  readonly at: number;
}

/** The caption in a line that stands for a file, a place or what cannot be exported; undefined for other lines. */
export function withoutMedia(raw: string): Caption | undefined {
  // Nearly all messages are words: what stands for a file has a bracket, a link, or one of a few words at its end.
  if (
    !/[<(]|:\/\/|null|\b(?:omi|omes|exclu|esclu|inclu|weggelassen|weggelaten|absen|ocultad|retir|manqu)|shared|condivisa|compartida|geteilt|partagée|gedeeld|compartilhada|Waiting|attesa|una volta|view once/i.test(
      raw,
    )
  )
    return undefined;
  const text = cleanText(raw);
  const bare = text.trim();
  // Android writes "null" for what it cannot export, such as a photo to be seen once.
  if (bare === 'null' || isOmitted(bare) || PLACE.test(bare)) return { caption: '', at: raw.length };
  const first = ATTACHED_FIRST.exec(text)?.[0].length;
  if (first !== undefined) return { caption: raw.slice(rawOffset(raw, first)), at: rawOffset(raw, first) };
  const omitted = OMITTED_FILES.exec(text);
  const last = ATTACHED.exec(text) ?? omitted;
  if (last === null) return undefined;
  const before = text.slice(0, last.index).trim();
  if (before === '' || FILE_FACTS.test(before)) return { caption: '', at: raw.length };
  // "I got no image, image omitted": without the mark it is what somebody says.
  if (last === omitted && !raw.includes(`${MARK}${last[0].trim()}`)) return undefined;
  return { caption: raw.slice(0, rawOffset(raw, last.index)), at: 0 };
}

/** The text without the mark that it was edited. */
export function withoutEdited(line: string): string {
  return line.replace(EDITED, '');
}
