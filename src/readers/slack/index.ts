import { type Detection, defineReader, lazyRead } from '../reader.ts';
import { type JsonKeys, jsonKeys } from '../shared/json-keys.ts';

/** Lists that an export keeps beside the folders of its channels. */
const LISTS =
  /(?:^|[/\\])(?:channels|groups|dms|mpims|integration_logs|canvases|lists|file_conversations|huddle_transcripts|org_users)\.json$/;

/** Slack: a workspace's export as zip or folder, and dumps of its API. */
export default defineReader({
  meta: { name: 'slack', title: 'Slack export', extensions: ['json', 'jsonl'], kind: 'transcript' },
  detect({ path, head }) {
    const keys = jsonKeys(head);
    if (keys === undefined) return undefined;
    if (/"ts"\s*:\s*"\d{9,10}\.\d{6}"/.test(head) && /"type"\s*:\s*"message"/.test(head))
      return { confidence: 0.96, why: 'it is JSON of messages with a "ts" such as "1710234000.000100", as Slack writes it' };
    return sideFile(path, head, keys);
  },
  read: lazyRead(() => import('./read.ts')),
});

function sideFile(path: string, head: string, keys: JsonKeys): Detection | undefined {
  if (keys.has('messages') || keys.has('text')) return undefined;
  if (keys.has('team_id') && keys.has('profile') && (keys.has('is_bot') || keys.has('real_name')))
    return { confidence: 0.95, why: 'it lists the users of a Slack workspace', side: true };
  const isList = keys.has('members') && keys.has('created') && (keys.has('creator') || /"id"\s*:\s*"[CDG][A-Z0-9]{6,}"/.test(head));
  if (isList) return { confidence: 0.95, why: 'it lists the channels of a Slack workspace', side: true };
  if (LISTS.test(path) && head.trimStart().startsWith('['))
    return { confidence: 0.8, why: 'it is called as the lists of a Slack export are', side: true };
  return undefined;
}
