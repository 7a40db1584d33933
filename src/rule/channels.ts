/** Channels by how fast an answer is expected there. */
export type ChannelKind = 'social' | 'facebook' | 'chat' | 'messaging' | 'email' | 'review';

// The first that fits wins: "facebook messenger" is messaging, a "chat" of a phone's messenger too.
const KINDS: readonly (readonly [ChannelKind, RegExp])[] = [
  ['messaging', /whatsapp|telegram|messenger|\bsms\b|text message|wechat|\bline\b|viber|imessage|messaging|direct message|\bdm\b|\brcs\b/],
  ['review', /review|recension|trustpilot|tripadvisor|google play|play store|app ?store|google business|google maps|yelp|feedback/],
  ['facebook', /facebook|\bfb\b/],
  ['social', /twitter|tweet|\bx\b|instagram|social|mastodon|bluesky|threads|linkedin|tiktok|youtube|reddit|forum|community/],
  ['chat', /chat|intercom|widget/],
  ['email', /e-?mail|\bmail\b|\bpec\b|letter|web ?form|^web$|contact form|\bform\b|ticket/],
];

/** The kind of a channel as an export names it; undefined where the name says nothing. */
export function channelKind(channel: string | undefined): ChannelKind | undefined {
  if (channel === undefined) return undefined;
  const name = channel.toLowerCase().replace(/[_-]+/g, ' ').replace('e mail', 'email').trim();
  return KINDS.find(([, pattern]) => pattern.test(name))?.[0];
}
