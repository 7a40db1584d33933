import { defineReader, lazyRead } from '../reader.ts';

const SRT = /^\s*\d+[ \t]*\r?\n[ \t]*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->/;

/** Recorded calls as subtitles: WebVTT and SubRip. */
export default defineReader({
  meta: { name: 'subtitles', title: 'WebVTT or SRT subtitles of a call', extensions: ['vtt', 'srt'], kind: 'transcript' },
  detect({ head }) {
    if (/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return { confidence: 0.97, why: 'it begins with WEBVTT' };
    return SRT.test(head) ? { confidence: 0.95, why: 'it begins with the number and the time of a subtitle' } : undefined;
  },
  read: lazyRead(() => import('./read.ts')),
});
