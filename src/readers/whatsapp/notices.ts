/**
 * What WhatsApp writes in the place of a message: notices, media, deletions, edits.
 * formats.md section 6; [M] marks wording from memory.
 */

/** Notices that iOS attributes to the chat or to a person. Long enough never to be what somebody says. */
const NOTICES = [
  /Messages and calls are end-to-end encrypted/,
  /Messages to this (?:chat|group) and calls are now secured with end-to-end encryption/,
  /I messaggi e le chiamate sono crittografati end-to-end/,
  /Solo le persone in questa chat possono leggerne, ascoltarne o condividerne il contenuto/,
  /I messaggi inviati a questo gruppo sono ora protetti con la crittografia end-to-end/,
  /Los mensajes y las llamadas están cifrados de extremo a extremo/,
  /Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt/,
  /Les messages et les appels sont chiffrés de bout en bout/,
  /As mensagens e as chamadas (?:são|estão) /,
  /Berichten en oproepen zijn end-to-end versleuteld/,
  /(?:^|\s)Your security code with .{1,60} changed/,
  /Il tuo codice di sicurezza con .{1,60} è cambiato|Il codice di sicurezza di .{1,60} è cambiato/,
  /^.{1,60} è tra i tuoi contatti\.?/,
  /^.{1,60} is a contact\.?$/,
  /This business uses a secure service from Meta/,
  /This chat is with a business account/,
  /Questa azienda (?:usa|utilizza) un servizio sicuro (?:di|fornito da) Meta/,
  /Questa chat è con un account (?:business|aziendale)/,
  /^(?:Missed (?:voice|video) call|Chiamata (?:vocale |video)?persa|Videochiamata persa)/,
];

/** Contents that iOS marks like a notice although a person sent them. */
const SENT = /^(?:POLL|SONDAGGIO|ENCUESTA|UMFRAGE|SONDAGE|ENQUETE|Location|Posizione|Ubicación|Standort|Localisation|Localização)\s*:/i;

const OMITTED = [
  /^<(?:Media omitted|Media omess[io]|Medien ausgeschlossen|Multimedia omitido|Archivo omitido)>$/i,
  /^<(?:Médias omis|Mídia oculta|Ficheiro não revelado|Media weggelaten)>$/i,
  /(?:^|\s)(?:image|audio|video|sticker|GIF|document|Contact card|video note) omitted$/i,
  /(?:^|\s)(?:(?:immagine|GIF|scheda contatto) omessa|(?:audio|video|sticker|documento) omesso|sticker non incluso|GIF esclusa)$/i,
  /(?:^|\s)(?:imagen omitida|audio omitido|video omitido|Vídeo omitido|sticker omitido|GIF omitido|documento omitido)$/i,
  /(?:^|\s)(?:Bild weggelassen|Audio weggelassen|Video weggelassen|Sticker weggelassen|GIF weggelassen|Dokument weggelassen)$/i,
  /(?:^|\s)(?:image absente|audio omis|vidéo absente|sticker omis|GIF retiré|document manquant)$/i,
  /(?:^|\s)(?:imagem ocultada|áudio ocultado|vídeo omitido|figurinha omitida|GIF omitido|documento omitido)$/i,
];

/** A file that came with the export; its caption stands on the next line. */
const ATTACHED = new RegExp(
  [
    String.raw`^<(?:attached|allegato|adjunto|Anhang|pièce jointe|anexado)\s*: ?[^<>]+>\s*`,
    String.raw`^\S.{0,120}\.\w{2,5} \((?:file attached|file allegato|archivo adjunto|Datei angehängt|fichier joint|arquivo anexado)\)\s*`,
  ].join('|'),
  'i',
);

const DELETED = [
  /^(?:This message was deleted|You deleted this message)\.?$/,
  /^(?:Questo messaggio è stato eliminato|Hai eliminato questo messaggio)\.?$/,
  /^(?:Se eliminó este mensaje|Eliminaste este mensaje|Este mensaje fue eliminado)\.?$/,
  /^(?:Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht)\.?$/,
  /^(?:Ce message a été supprimé|Vous avez supprimé ce message)\.?$/,
  /^(?:Mensagem apagada|Esta mensagem foi apagada|Você apagou esta mensagem)\.?$/,
];

/** The Italian and English wording is documented, the others [M]. */
const EDITED = new RegExp(
  [
    '<(?:This message was edited|Questo messaggio è stato modificato|Se editó este mensaje',
    String.raw`Diese Nachricht wurde bearbeitet|Ce message a été modifié|Mensagem editada|Esta mensagem foi editada)\.?>\s*$`,
  ].join('|'),
);

/** What a message's text turns out to be. */
export type Content = 'notice' | 'deleted' | 'media' | 'text';

/**
 * @param text decoded and trimmed
 * @param marked true where the file has U+200E before it, which iOS writes before what no person typed
 */
export function contentOf(text: string, marked: boolean): Content {
  if (DELETED.some((pattern) => pattern.test(text))) return 'deleted';
  // Android writes "null" for what it cannot export, such as a photo to be seen once [M].
  if (text === 'null' || (text.length < 200 && OMITTED.some((pattern) => pattern.test(text)))) return 'media';
  if (ATTACHED.test(text)) return 'text';
  if (NOTICES.some((pattern) => pattern.test(text))) return 'notice';
  return marked && text !== '' && !SENT.test(text) && !EDITED.test(text) ? 'notice' : 'text';
}

/** Length of the mark of an attached file at the beginning of a line; 0 where there is none. */
export function attachedLength(line: string): number {
  return ATTACHED.exec(line)?.[0].length ?? 0;
}

/** The text without the mark that it was edited. */
export function withoutEdited(line: string): string {
  return line.replace(EDITED, '');
}
