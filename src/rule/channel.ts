/** Who can read a channel. `unknown` where its name does not say. */
export type Audience = 'public' | 'private' | 'unknown';

const PRIVATE = new Set(
  'dm dms direct private messenger inbox chat livechat webchat email mail whatsapp sms ticket tickets phone voice call telegram signal form'.split(
    ' ',
  ),
);
const PUBLIC = new Set(
  (
    'public twitter tweet tweets x facebook instagram threads mastodon bluesky tiktok youtube linkedin pinterest reddit quora ' +
    'review reviews forum forums community comment comments post posts wall timeline mention mentions appstore playstore social'
  ).split(' '),
);

/** Tells by its name who can read a channel: `instagram` is public, `instagram-dm` is not. */
export function audienceOf(channel: string | undefined): Audience {
  const words = (channel ?? '').toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.some((word) => PRIVATE.has(word))) return 'private';
  return words.some((word) => PUBLIC.has(word)) ? 'public' : 'unknown';
}
