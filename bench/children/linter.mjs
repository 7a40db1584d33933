// Another linter on the first replies of a file, through its API, one call a reply: `linter.mjs NAME FILE COUNT`.
// Prints how many replies it judged and the time that took; its start and a warm-up are not counted.
import { readFileSync } from 'node:fs';

const [name, file, count] = process.argv.slice(2);
const WARM_UP = 200;

/** The default export, also of a module that was made for `require`. */
async function moduleOf(name) {
  const { default: own } = await import(name);
  return own.default ?? own;
}

const LINTERS = {
  async alex() {
    const { text } = await import('alex');
    return (reply) => text(reply).messages.length;
  },
  async 'write-good'() {
    const { default: writeGood } = await import('write-good');
    return (reply) => writeGood(reply).length;
  },
  async textlint() {
    const { TextlintKernelDescriptor } = await import('@textlint/kernel');
    const { createLinter } = await import('textlint');
    const plainText = await moduleOf('@textlint/textlint-plugin-text');
    const rules = await Promise.all(
      ['write-good', 'alex', 'terminology'].map(async (ruleId) => ({ ruleId, rule: await moduleOf(`textlint-rule-${ruleId}`) })),
    );
    const descriptor = new TextlintKernelDescriptor({ rules, plugins: [{ pluginId: 'text', plugin: plainText }], filterRules: [] });
    const linter = createLinter({ descriptor });
    return async (reply) => (await linter.lintText(reply, 'reply.txt')).messages.length;
  },
};

const judge = await LINTERS[name]();
const replies = [];
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (line === '' || replies.length >= Number(count) + WARM_UP) break;
  for (const { role, text } of JSON.parse(line).messages) if (role === 'agent') replies.push(text);
}
let messages = 0;
for (const reply of replies.slice(0, WARM_UP)) await judge(reply);
const measured = replies.slice(WARM_UP);
const used = process.cpuUsage();
const start = process.hrtime.bigint();
for (const reply of measured) messages += await judge(reply);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage(used);
console.log(JSON.stringify({ replies: measured.length, messages, seconds, processor: (user + system) / 1e6 }));
