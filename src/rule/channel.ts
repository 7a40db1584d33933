/** Channels by how fast an answer is expected there. */
export type ChannelKind = 'voice' | 'social' | 'facebook' | 'chat' | 'messaging' | 'email' | 'review';

/** Who can read a channel. `unknown` where its name does not say. */
export type Audience = 'public' | 'private' | 'unknown';

// The first that fits wins: "facebook messenger" and "instagram dm" are messaging, a "chat" of a phone's messenger too.
const KINDS: readonly (readonly [ChannelKind, RegExp])[] = [
  ['voice', /\bvoice\b|\bphone\b|\bcalls?\b|telephon/],
  [
    'messaging',
    /whatsapp|telegram|messenger|\bsms\b|text message|wechat|\bline\b|viber|imessage|messaging|\bdirect\b|\bdms?\b|\brcs\b|signal|inbox/,
  ],
  ['review', /review|recension|trustpilot|tripadvisor|google play|play ?store|app ?store|google business|google maps|yelp|feedback/],
  ['facebook', /facebook|\bfb\b/],
  [
    'social',
    /twitter|tweet|\bx\b|instagram|social|mastodon|bluesky|threads|linkedin|tiktok|youtube|reddit|quora|pinterest|forum|community|\bcomments?\b|\bposts?\b|\bmentions?\b|\bwall\b|timeline/,
  ],
  ['chat', /chat|intercom|widget|\bslack\b|\bdiscord\b|\bteams\b/],
  ['email', /e-?mail|\bmail\b|\bpec\b|letter|web ?form|^web$|contact form|\bform\b|ticket/],
];

const PUBLIC: ReadonlySet<ChannelKind> = new Set(['social', 'facebook', 'review']);

/** Names that say who can read, and nothing of how fast one answers. */
const SAID: readonly (readonly [Audience, RegExp])[] = [
  ['private', /\bprivate\b|\bphone\b|\bvoice\b|\bcalls?\b/],
  ['public', /\bpublic\b/],
];

const named = (channel: string): string => channel.toLowerCase().replace(/[_-]+/g, ' ').replace('e mail', 'email').trim();

let latest: { readonly channel: string; readonly kind: ChannelKind | undefined } | undefined;

/** The kind of a channel as an export names it; undefined where the name says nothing. */
export function channelKind(channel: string | undefined): ChannelKind | undefined {
  if (channel === undefined) return undefined;
  // Several rules ask it of each conversation, and most conversations of an export have the same channel.
  if (latest?.channel !== channel) {
    const name = named(channel);
    latest = { channel, kind: KINDS.find(([, pattern]) => pattern.test(name))?.[0] };
  }
  return latest.kind;
}

/** Tells by its name who can read a channel: `instagram` is public, `instagram-dm` is not. */
export function audienceOf(channel: string | undefined): Audience {
  if (channel === undefined) return 'unknown';
  const name = named(channel);
  const said = SAID.find(([, pattern]) => pattern.test(name))?.[0];
  if (said !== undefined) return said;
  const kind = channelKind(channel);
  return kind === undefined ? 'unknown' : PUBLIC.has(kind) ? 'public' : 'private';
}
