import { builtin } from './src/builtin.ts';
import { LanguageSet, readTurns } from './src/engine/languages.ts';
import { LazyTurnFacts } from './src/engine/facts.ts';
import { turnsOf } from './src/engine/turns.ts';
import { readChat } from './src/testing/chat.ts';
import { readFileSync } from 'node:fs';
const { conversation } = readChat(readFileSync(0,'utf8'));
const languages = new LanguageSet(builtin.languages ?? {});
const turns = turnsOf(conversation); const read = readTurns(turns); await languages.load(read);
for (const {turn, language, tokens} of read.turns) { const f = new LazyTurnFacts(turn, languages.get(language), tokens); f.has('x');
 console.log('##', language, turn.text, JSON.stringify(f.personal.map(p=>[p.kind,p.text])));
 for (const c of ['detail','detail-said','info-request','excuse-to-ask','matter-asked','tried','vocative','pii-asked','attached','greeting','private-first','deflection','safe-path','hand-over','sensitive','self-name']) for (const m of f.matches(c)) console.log('  ', c, m.group, '|', m.text); }
