/** Names of files whose text is HTML. */
export const HTML = /\.html?$/i;
