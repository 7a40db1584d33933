import { LanguageSet } from './src/engine/languages.ts';
import { lintConversation } from './src/engine/lint.ts';
import { builtin } from './src/builtin.ts';
const languages = new LanguageSet(builtin.languages ?? {});
const rule: any = { meta: { description:'', category:'answer', severity:'warning', since:'0', presets:[], problems:{a:'a'} }, create: ({situation, facts}: any) => ({ reply(r: any) { for (const a of situation(r).asks) console.log('  ', a.kind, a.indirect?'ind':'?', a.weight, JSON.stringify(a.text), [...a.topic].join(',')); const f=facts(r); for (const c of ['answer','promise','instruction','info-request','deflection','stock','holding','promo']) for (const m of f.matches(c)) console.log('     ', c+'/'+m.group, JSON.stringify(m.text)); } }) };
const [c, a] = process.argv.slice(2);
await lintConversation({ id:'x', path:'', messages: [{role:'customer',text:c},{role:'agent',text:a??'ok'}].map((m,i)=>({...m,id:'m'+i,position:{line:1,column:1}})) } as any, { rules: [{id:'z', rule, options:{}}] as any, mode:'check', minConfidence:0, languages });
