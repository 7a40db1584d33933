/** Names of Discord roles that the people of a company have, as whole words. "Supporter" is what paying members are called. */
const STAFF =
  /^(?:.*\s)?(?:staff|support|mods?|moderators?|admins?|administrators?|agents?|helpers?|helpdesk|employees?|developers?|devs?|owners?|founders?|cm|community managers?|customer (?:care|service|success)|operator[ei]|moderator[ei]|amministrator[ei]|assistenza|supporto|assistenza clienti|servizio clienti|soporte|equipo|équipe|kundenservice|mitarbeiter)(?:\s.*)?$|\bteam$|^il team\b/iu;

/** True for the name of a role that tells the team from its customers. */
export function isStaffRole(name: string): boolean {
  return STAFF.test(
    name
      .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
