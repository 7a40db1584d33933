/** Folders and labels that say what a mail is, in the languages of the programs. */

export type Folder = 'draft' | 'spam' | 'trash' | 'sent';

const NAMES: Readonly<Record<Folder, readonly string[]>> = {
  draft: [
    'draft',
    'drafts',
    'bozza',
    'bozze',
    'entwurf',
    'entwürfe',
    'brouillon',
    'brouillons',
    'borrador',
    'borradores',
    'rascunho',
    'rascunhos',
  ],
  spam: [
    'spam',
    'junk',
    'junk e-mail',
    'junk email',
    'posta indesiderata',
    'indesiderata',
    'spamverdacht',
    'courrier indésirable',
    'correo no deseado',
    'lixo eletrônico',
    'lixo eletrónico',
  ],
  trash: [
    ...['trash', 'bin', 'deleted', 'deleted items', 'deleted messages', 'cestino', 'posta eliminata', 'papierkorb', 'gelöschte elemente'],
    ...['corbeille', 'éléments supprimés', 'papelera', 'elementos eliminados', 'lixeira', 'lixo', 'itens excluídos', 'itens eliminados'],
  ],
  sent: [
    ...[
      'sent',
      'sent mail',
      'sent items',
      'sent messages',
      'inviati',
      'inviata',
      'posta inviata',
      'messaggi inviati',
      'gesendet',
      'gesendete elemente',
      'gesendete objekte',
    ],
    ...[
      'envoyés',
      'messages envoyés',
      'éléments envoyés',
      'enviados',
      'elementos enviados',
      'enviadas',
      'itens enviados',
      'mensagens enviadas',
      'e-mails enviados',
    ],
  ],
};

const FOLDERS = new Map(
  (Object.entries(NAMES) as [Folder, readonly string[]][]).flatMap(([folder, names]) => names.map((name) => [name, folder] as const)),
);

/** What a label or the name of a folder stands for; undefined for those that people made up. */
export function folderOf(name: string): Folder | undefined {
  return FOLDERS.get(
    name
      .trim()
      .replace(/^"|"$/g, '')
      .replace(/^\[[^\]]*\]\//, '')
      .normalize('NFC')
      .toLowerCase(),
  );
}

/** Of several labels the one that counts: a mail in the bin is in the bin, whatever else it is. */
export function folderOfLabels(labels: string): Folder | undefined {
  const found = labels.split(',').map(folderOf);
  return (['trash', 'spam', 'draft', 'sent'] as const).find((folder) => found.includes(folder));
}

/** Names of mailbox files without an extension, as Thunderbird and Apple Mail write them. */
export function isMailboxName(name: string): boolean {
  return /^(?:mbox|inbox|posta in arrivo|posteingang|archive|archivio)$/i.test(name) || folderOf(name) !== undefined;
}
