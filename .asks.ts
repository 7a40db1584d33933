import { readFileSync } from 'node:fs';
import { LazyTurnFacts } from './src/engine/facts.ts';
import { turnsOf } from './src/engine/turns.ts';
import { LanguageSet } from './src/engine/languages.ts';
import { builtin } from './src/builtin.ts';
const ids = new Set(process.argv[2]!.split(','));
const seen = new Set<string>();
const en = await builtin.languages!.en!(); const it = await builtin.languages!.it!();
for (const f of process.argv.slice(3)) for (const l of readFileSync(f,'utf8').split('\n')) { if (!l.trim()) continue; const c = JSON.parse(l); if (!ids.has(c.id) || seen.has(c.id)) continue; seen.add(c.id);
 const ms = c.messages; let i = ms.length-1; while (i>=0 && ms[i].role!=='customer') i--; let j=i; while (j>0 && ms[j-1].role==='customer') j--;
 const text = ms.slice(j,i+1).map((m:any)=>m.text).join('\n');
 const facts = new LazyTurnFacts({ text, side:'customer', index:0, messages:[] } as any, /^(rit|it)/.test(c.id)||c.language==='it'||c.lang==='it' ? it : en);
 console.log('##', c.id, text.slice(0,200).replace(/\n/g,' / '));
 for (const a of facts.asks) console.log('    ', a.kind, a.indirect?'indirect':'?', a.weight, JSON.stringify(a.text.slice(0,160)), facts.matches('ask').filter(m=>m.span.start>=a.span.start&&m.span.end<=a.span.end).map(m=>m.group+':'+m.text).join(' | '));
 console.log('     rhet', facts.matches('rhetorical').map(m=>m.group+':'+m.text).join('|'), 'told', ['praise','resolved','wish','thanks'].filter(x=>facts.has(x)));
}
