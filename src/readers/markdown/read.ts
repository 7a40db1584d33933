import type { Conversation } from '../../model/index.ts';
import type { Line, ReadContext, Source } from '../reader.ts';
import { stemOf } from '../shared/file-name.ts';
import { separatorOf } from '../shared/speaker-lines.ts';
import { Speakers } from '../shared/speakers.ts';
import { type About, acceptedLabels, dayOrderOfTimes, SpeechBuilder } from '../shared/speeches.ts';
import { frontMatterOf } from './front-matter.ts';
import { speechesOf } from './speeches.ts';
import { FENCE, headingOf, markdownSpeaker } from './syntax.ts';

export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const front = frontMatterOf(source.head);
  if (front.broken !== undefined) {
    context.diagnose({ code: 'bad-front-matter', level: 'note', line: 1, message: `The front matter is no YAML: ${front.broken}.` });
  }
  const own = withAgents(context, front.agents);
  const speakers = new Speakers(own);
  const headings = speakingHeadings(source.head, speakers);
  const times = source.head.split(/\r?\n/).map((line) => headingOf(line)?.time ?? markdownSpeaker(line, 1)?.time);
  const builder = new SpeechBuilder(source.path, speakers, own, dayOrderOfTimes(times));
  const stem = stemOf(source.path);
  let title: { id?: string; subject?: string } = {};
  let lines: Line[] = [];
  const close = (last: boolean): Conversation | undefined => {
    const speeches = speechesOf(lines, headings, speakers, own);
    lines = [];
    const only = last && builder.count === 0;
    const id = title.id ?? (builder.count === 0 ? front.id : undefined) ?? (only ? stem : `${front.id ?? stem}#${builder.count + 1}`);
    const subject = title.subject ?? front.subject;
    const about: About = {
      id,
      ...(subject !== undefined && { subject }),
      ...(front.channel !== undefined && { channel: front.channel }),
      ...(front.language !== undefined && { language: front.language }),
    };
    return builder.build(speeches, about);
  };
  let fenced = false;
  for await (const line of source.lines()) {
    if (line.number <= front.height) continue;
    if (FENCE.test(line.text)) fenced = !fenced;
    const next = fenced ? undefined : boundaryOf(line.text, headings);
    if (next === undefined) {
      lines.push(line);
      continue;
    }
    const conversation = close(false);
    if (conversation !== undefined) {
      yield conversation;
      title = {};
    }
    title = { ...title, ...next };
  }
  const conversation = close(true);
  if (conversation !== undefined) yield conversation;
  builder.end();
}

/** A heading that is no speaker, or a rule, begins another conversation. */
function boundaryOf(line: string, headings: ReadonlySet<string>): { id?: string; subject?: string } | undefined {
  const heading = headingOf(line);
  if (heading === undefined) return line.trim() === '' ? undefined : separatorOf(line);
  if (headings.has(heading.label)) return undefined;
  return separatorOf(line) ?? { subject: heading.text };
}

/** Headings that are speakers: those that state a role, and names that come back. */
function speakingHeadings(head: string, speakers: Speakers): ReadonlySet<string> {
  const found = head.split(/\r?\n/).map((line) => headingOf(line));
  const starts = found.map((heading) => heading && { label: heading.label, textAt: 0 });
  const accepted = acceptedLabels(starts, speakers);
  const counts = new Map<string, number>();
  for (const heading of found) if (heading !== undefined) counts.set(heading.label, (counts.get(heading.label) ?? 0) + 1);
  return new Set([...accepted].filter((label) => speakers.roleOf(label) !== undefined || (counts.get(label) ?? 0) > 1));
}

/** The context of a file whose front matter names its team. */
function withAgents(context: ReadContext, agents: readonly string[]): ReadContext {
  return {
    options: { ...context.options, agents: [...context.options.agents, ...agents] },
    diagnose: (diagnostic) => context.diagnose(diagnostic),
    skip: (reason, count) => context.skip(reason, count),
  };
}
