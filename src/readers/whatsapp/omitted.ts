/** What stands in the place of a file that was not exported, in the languages of phones. */

/** Android: `<Media omitted>`. */
const OMITTED = new Set(
  [
    [
      'media omitted',
      'media omessi',
      'media omesso',
      'multimedia omitido',
      'archivo omitido',
      'medien ausgeschlossen',
      'medien weggelassen',
    ],
    [
      'médias omis',
      'fichier omis',
      'mídia oculta',
      'mídia omitida',
      'ficheiro não revelado',
      'arquivo de mídia oculto',
      'media weggelaten',
    ],
    ['media weggelaat', 'fitxers multimèdia omesos', 'mitjans omesos', 'média vynechány', 'média vynechána', 'médiá vynechané'],
    [
      'medier udeladt',
      'mediefil udeladt',
      'media utelatt',
      'uten vedlegg',
      'media utelämnat',
      'media har utelämnats',
      'media jätettiin pois',
    ],
    ['media jätetty pois', 'meedia välja jäetud', 'meedia ära jäetud', 'medijski zapis izostavljen', 'média elhagyva', 'hiányzó médiafájl'],
    ['pominięto multimedia', 'pliki pominięto', 'conținut media omis', 'datoteke izpuščene', 'medij izpuščen', 'medija praleista'],
    [
      'nav iekļauta multivide',
      'bez multivides',
      'media u hoq',
      'media hequr',
      'medya dahil edilmedi',
      'medya atlanmış',
      'media tidak disertakan',
    ],
    ['media dikecualikan', 'media disingkirkan', 'bỏ qua tệp phương tiện', 'bỏ qua media', 'media buraxıldı', 'media çıxarılmışdır'],
    ['без медиафайлов', 'файл пропущен', 'медіа пропущено', 'без файл', 'без фајлови', 'медији су изостављени', 'файлдар қосылмаған'],
    ['αρχείο παραλήφθηκε', 'εξαίρεση πολυμέσων', 'המדיה לא נכללה', 'מדיה הושמטה', 'تم استبعاد الوسائط', 'رسانه حذف شد', 'मीडिया के बिना'],
    ['メディアなし', 'メディアは含まれていません', '미디어 파일 제외됨', '忽略多媒體檔', '省略多媒体文件', 'ไฟล์สื่อถูกลบ', 'สื่อถูกลบ'],
    ['image omitted', 'video omitted', 'audio omitted', 'gif omitted', 'sticker omitted', 'document omitted'],
  ].flat(),
);

/** Whole lines without brackets: places that move, and messages that the exporting phone could not show. */
const WITHHELD = [
  /^(?:live location shared|posizione (?:in tempo reale|attuale) condivisa|ubicación en tiempo real compartida|live-standort wird geteilt)$/i,
  /^(?:position en direct partagée|localização em tempo real compartilhada|live locatie gedeeld)$/i,
  /^(?:Waiting for this message\b|In attesa del messaggio\b).{0,80}$/,
  /^(?:You received a view once|Hai ricevuto un (?:messaggio|contenuto) visualizzabile una volta).{0,120}$/,
];

/** iOS: `image omitted`, also behind a caption or the name of a document. */
export const OMITTED_FILES = new RegExp(
  [
    String.raw`(?:^|\s)<?(?:(?:image|audio|video|sticker|GIF|document|Contact card|video note|voice message) omitted`,
    '(?:immagine|GIF|scheda (?:del )?contatto|nota video) omessa|(?:audio|video|sticker|documento|videomessaggio) omesso',
    'sticker non incluso|GIF esclusa',
    '(?:imagen|tarjeta de contacto) omitida|(?:audio|v[ií]deo|sticker|GIF|documento) omitido|sticker omitida',
    '(?:Bild|Audio|Video|Sticker|GIF|Dokument|Kontaktkarte|Videonachricht) weggelassen',
    'image absente|(?:audio|sticker) omis|vidéo (?:absente|omise)|GIF retiré|document (?:manquant|omis)|fiche contact omise',
    'imagem (?:ocultada|omitida)|áudio (?:ocultado|omitido)|vídeo (?:omitido|ocultado)|figurinha omitida|cartão do contato omitido',
    '(?:afbeelding|video|audio|sticker|GIF|document|contactkaart) weggelaten)>?$',
  ].join('|'),
  'i',
);

/** @param line trimmed, without invisible marks */
export function isOmitted(line: string): boolean {
  const inner = /^<\s*(.{1,60}?)\s*>$/.exec(line)?.[1];
  return (inner !== undefined && OMITTED.has(inner.toLowerCase())) || WITHHELD.some((pattern) => pattern.test(line));
}
