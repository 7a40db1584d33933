/** What the table of eval can be split by. */
export const GROUPINGS = ['file', 'language', 'channel'] as const;
export type Grouping = (typeof GROUPINGS)[number];
