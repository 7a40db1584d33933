import { readFileSync } from 'node:fs';
import { rules } from './rules/index.ts';
import { lintConversation } from './src/engine/lint.ts';
import { LanguageSet } from './src/engine/languages.ts';
import { builtin } from './src/builtin.ts';
import { readChat } from './src/testing/index.ts';
import * as v from 'valibot';
const languages = new LanguageSet(builtin.languages ?? {});
const near = Number(process.argv.find(a => a.startsWith('--min='))?.slice(6) ?? 0.6);
const enabled = Object.entries(rules).filter(([, r]) => r.meta.presets.includes('recommended')).map(([id, rule]) => ({ id, rule, options: (rule as any).options ? v.parse((rule as any).options, {}) : {} }));
let n = 0, clean = 0; const by: any = {};
for (const f of process.argv.slice(2).filter(a => !a.startsWith('--'))) for (const block of readFileSync(f, 'utf8').split(/^---\n/m)) {
  const m = /^# (.*)\n([\s\S]*)$/.exec(block.trim() + '\n'); if (!m) { console.log('BAD', block); continue; }
  n++;
  const { conversation } = readChat(m[2]!.trimEnd());
  const o = await lintConversation(conversation, { rules: enabled as any, mode: 'check', minConfidence: near, languages });
  for (const c of o.crashes) console.log('CRASH', c);
  if (o.findings.every(x => x.confidence < 0.6)) clean++;
  for (const x of o.findings) { const k = x.ruleId + '/' + x.problem; if (x.confidence >= 0.6) by[k] = (by[k] ?? 0) + 1;
    console.log(`\n${m[1]} ${k} ${x.severity} ${x.confidence} "${x.excerpt.slice(0, 60)}" ${x.evidence.map(e => e.fact + ' ' + e.weight).join('; ')}`); for (const y of conversation.messages.slice(-4)) console.log(y.role === 'customer' ? '  C:' : '  A:', y.text.replace(/\n/g, ' / ').slice(0, 400)); }
}
console.log(n, 'good', clean, 'clean', (clean / n).toFixed(3), by);
