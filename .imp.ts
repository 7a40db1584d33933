import { readFileSync } from 'node:fs';
import { LanguageSet } from './src/engine/languages.ts';
import { lintConversation } from './src/engine/lint.ts';
import { builtin } from './src/builtin.ts';
const languages = new LanguageSet(builtin.languages ?? {});
const KINDS = ['specific','stock','promise','info-request','promo','redirect','step','apology','empathy'];
const cur: any = {};
const rule: any = { meta: { description:'', category:'answer', severity:'warning', since:'0', presets:[], problems:{a:'a'} }, create: ({facts}: any) => ({ reply(r: any) { const f = facts(r); for (const s of f.sentences) { const im = f.impression(s); console.log('   ', cur.tag, KINDS.map(k => k + ' ' + (im?.of(k) ?? NaN).toFixed(1)).join(' '), '|', r.text.slice(s.span.start, s.span.end).slice(0,90)); } } }) };
for (const f of process.argv.slice(2)) for (const block of readFileSync(f,'utf8').split(/^--$/m)) {
  const lines = block.trim().split('\n').filter(Boolean);
  const ctx = lines.filter(l => !/^[GB]: /.test(l));
  for (const l of lines.filter(l => /^[GB]: /.test(l))) { cur.tag = l[0];
   const messages = [...ctx.map(x => ({ role: 'customer', text: x.slice(3) })), { role:'agent', text:l.slice(3) }].map((m,i)=>({ ...m, id:'m'+i, position:{line:1,column:1} }));
   await lintConversation({ id:'x', path:f, messages } as any, { rules: [{id:'z', rule, options:{}}] as any, mode:'check', minConfidence:0, languages });
  } }
