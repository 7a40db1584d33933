import { readFileSync } from 'node:fs';
import { rules } from './rules/index.ts';
import { lintConversation } from './src/engine/lint.ts';
import { LanguageSet } from './src/engine/languages.ts';
import { builtin } from './src/builtin.ts';
import * as v from 'valibot';
const languages = new LanguageSet(builtin.languages ?? {});
const id = 'unanswered-question'; const rule: any = (rules as any)[id];
const enabled = [{ id, rule, options: v.parse(rule.options, {}) }];
for (const f of process.argv.slice(2)) { let tp=0,fp=0,fn=0,tn=0;
 for (const block of readFileSync(f,'utf8').split(/^--$/m)) {
  const lines = block.trim().split('\n').filter(Boolean);
  const ctx = lines.filter(l => !/^[GB]: /.test(l));
  for (const l of lines.filter(l => /^[GB]: /.test(l))) {
   const messages = [...ctx.map(x => ({ role: x[0]==='C'?'customer':'agent', text: x.slice(3).replace(/ \/ /g,'\n') })), { role:'agent', text:l.slice(3).replace(/ \/ /g,'\n') }].map((m,i)=>({ ...m, id:'m'+i, position:{line:1,column:1} }));
   const o = await lintConversation({ id:'x', path:f, messages } as any, { rules: enabled as any, mode:'check', minConfidence:0, languages });
   const x = o.findings[0]; const conf = x?.confidence ?? 0; const flag = conf>=0.6; const bad = l[0]==='B';
   if (flag&&bad) tp++; else if(flag) fp++; else if(bad) fn++; else tn++;
   if (flag!==bad) console.log(`\n${flag?'FALSE ALARM':'MISS'} ${conf} ${x?.problem??''} [${(x?.evidence??[]).map((e:any)=>e.fact+' '+e.weight).join('; ')}]\n${ctx.join('\n')}\n${l}`);
  } }
 console.log(`\n${f} n ${tp+fp+fn+tn} tp ${tp} fp ${fp} fn ${fn} P ${(tp/(tp+fp)).toFixed(2)} R ${(tp/(tp+fn)).toFixed(2)}`);
}
