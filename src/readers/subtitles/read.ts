import { UserError } from '../../errors.ts';
import type { Conversation, Message } from '../../model/index.ts';
import type { ReadContext, Source } from '../reader.ts';
import { type Located, located, Places } from '../shared/encoding.ts';
import { stemOf } from '../shared/file-name.ts';
import { joinPieces, type Piece } from '../shared/lines-text.ts';
import { Speakers, speakerOf, unknownSpeakers } from '../shared/speakers.ts';
import { acceptedLabels } from '../shared/speeches.ts';
import { type Cue, CueReader } from './cues.ts';
import { hasVoiceTags, isSound, type Said, saidIn, speakerOfCue, wholeLine } from './voices.ts';

interface Speech {
  readonly label: string;
  readonly pieces: Piece[];
}

/** The label of a speaker that is marked (`>>`) and not named. */
const NOBODY = '';

/** What whoever picks up the phone for a company says. */
const SERVICE =
  /\b(?:(?:thank you|thanks) for (?:calling|contacting|holding)|how (?:can|may) i help|(?:this|my name) is \w+ (?:from|with|at)\b|speaking, how|grazie per (?:aver|l'attesa|la chiamata)|come posso (?:aiutar|esser)|in cosa posso|sono \w+ (?:di|del|dell[ao])\b|wie kann ich (?:ihnen )?helfen|en qu[eé] puedo ayudar|comment puis-je vous aider|em que posso ajudar)/i;

/** One file is one call. Cues of the same speaker, one after the other, are one message. */
export async function* read(source: Source, context: ReadContext): AsyncGenerator<Conversation> {
  const reader = new CueReader(context);
  const voices = hasVoiceTags(source.head);
  const parts: { readonly said: Said; readonly text: string }[] = [];
  for await (const cue of reader.read(source)) parts.push(...partsOf(cue, voices, context));
  const speakers = new Speakers(context);
  const speeches = speechesOf(parts, voices, speakers, context);
  if (speeches.length === 0) throw noSpeakers(source.path, parts.length);
  guess(speeches, speakers, context);
  const labels = speeches.map(({ label }) => label).filter((label) => label !== NOBODY);
  const roles = speakers.resolve(labels, speeches[0]?.pieces[0]?.line ?? 1);
  const places = new Places();
  const messages: Message[] = [];
  for (const { label, pieces } of speeches) {
    const role = roles.get(label);
    if (role === undefined) {
      context.skip('unknown-speaker');
      continue;
    }
    const place = inOneLine(pieces);
    places.add(place);
    const { name } = speakerOf(label);
    messages.push({
      id: String(messages.length + 1),
      role,
      ...(name !== undefined && { author: name }),
      text: place.text,
      ...(place.text === '' && { hidden: 'empty' as const }),
      position: place.position,
    });
  }
  if (messages.length === 0) throw unknownSpeakers(source.path, [...new Set(labels)], 1);
  yield {
    id: stemOf(source.path),
    path: source.path,
    channel: 'voice',
    ...(reader.language !== undefined && { language: reader.language }),
    messages,
    locate: places.locate,
  };
}

function partsOf(cue: Cue, voices: boolean, context: ReadContext): { said: Said; text: string }[] {
  const { lines } = cue;
  const isSilent = lines.every(({ text }) => text.trim() === '' || isSound(text)) && !(lines.length > 1 && voices);
  if (isSilent) {
    context.skip(lines.length === 0 ? 'empty' : 'sound');
    return [];
  }
  const above = speakerOfCue(cue.name);
  return lines.flatMap((line, index) =>
    saidIn(line, voices).map((said) => ({ said: above === undefined || index > 0 ? said : { ...said, start: above }, text: line.text })),
  );
}

/** Brings together what one speaker says until another one begins. */
function speechesOf(
  parts: readonly { readonly said: Said; readonly text: string }[],
  voices: boolean,
  speakers: Speakers,
  context: ReadContext,
): readonly Speech[] {
  const starts = parts.map(({ said }) => said.start);
  const accepted = voices ? undefined : acceptedLabels(starts, speakers);
  const speeches: Speech[] = [];
  let before: number | undefined;
  for (const { said, text } of parts) {
    const label = said.start !== undefined && (accepted === undefined || accepted.has(said.start.label)) ? said.start.label : undefined;
    const piece = said.start !== undefined && label === undefined ? wholeLine(said, text) : said.piece;
    const last = speeches.at(-1);
    if (label !== undefined && last?.label !== label) speeches.push({ label, pieces: [piece] });
    else if (label === undefined && said.isTurn && last !== undefined) speeches.push({ label: NOBODY, pieces: [piece] });
    else if (last !== undefined) last.pieces.push(piece);
    else {
      before ??= piece.line;
      context.skip('no-speaker');
    }
  }
  if (before !== undefined && speeches.length > 0) {
    context.diagnose({ code: 'no-speaker', level: 'note', line: before, message: 'The text before the first speaker was left out.' });
  }
  return speeches;
}

/** Of two voices that nothing is known of, the company's is the one that greets as a company does, else the one that picks up the phone. */
function guess(speeches: readonly Speech[], speakers: Speakers, context: ReadContext): void {
  const labels = [...new Set(speeches.map(({ label }) => label).filter((label) => label !== NOBODY))];
  const [first, second] = labels;
  if (first === undefined || second === undefined || labels.length > 2 || context.options.agents.length > 0) return;
  if (labels.some((label) => speakers.roleOf(label) !== undefined)) return;
  const greets = speeches.slice(0, 6).find(({ pieces }) => SERVICE.test(inOneLine(pieces).text));
  const agent = greets?.label ?? first;
  const customer = agent === first ? second : first;
  speakers.learn(agent, 'agent');
  speakers.learn(customer, 'customer');
  speakers.note(customer, agent, speeches[0]?.pieces[0]?.line ?? 1);
}

/** Where a subtitle breaks its lines is a matter of the screen. */
function inOneLine(pieces: readonly Piece[]): Located {
  const filled = pieces.filter(({ raw, line, column, encoding }) => located(raw, { line, column }, encoding).text !== '');
  const place = joinPieces(filled, pieces[0] as Piece);
  return { ...place, text: place.text.replaceAll('\n', ' ') };
}

function noSpeakers(path: string, parts: number): UserError {
  const what = parts === 0 ? 'There is no text in these subtitles.' : 'These subtitles do not say who speaks.';
  return new UserError('no-speakers', what, {
    path,
    line: 1,
    hint: 'Export the transcript with the names of the speakers, as in "<v Anna>...", "AGENT: ..." or "[Anna] ...".',
  });
}
