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

interface Channel {
  readonly kind: ChannelKind | undefined;
  readonly audience: Audience;
}

/** Channels by their names: an export has few, and each of its conversations names one. */
const channels = new Map<string, Channel>();
/** Bounded, as a name may be anything. */
const MOST_NAMES = 1000;

function channelOf(name: string): Channel {
  let channel = channels.get(name);
  if (channel === undefined) {
    if (channels.size >= MOST_NAMES) channels.clear();
    channel = read(named(name));
    channels.set(name, channel);
  }
  return channel;
}

function read(name: string): Channel {
  const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0];
  const said = SAID.find(([, pattern]) => pattern.test(name))?.[0];
  return { kind, audience: said ?? (kind === undefined ? 'unknown' : PUBLIC.has(kind) ? 'public' : 'private') };
}

/** The kind of a channel as an export names it; undefined where the name says nothing. */
export const channelKind = (channel: string | undefined): ChannelKind | undefined =>
  channel === undefined ? undefined : channelOf(channel).kind;

/** Tells by its name who can read a channel: `instagram` is public, `instagram-dm` is not. */
export const audienceOf = (channel: string | undefined): Audience => (channel === undefined ? 'unknown' : channelOf(channel).audience);
