// A small server that a help desk asks before a reply is sent: a webhook, or the sidebar in sidebar.html.
//
//   node examples/help-desk/server.mjs          (PORT=8787 by default, on this machine only)
//
//   curl -s localhost:8787/check -H 'content-type: application/json' -d '{
//     "messages": [{ "role": "customer", "text": "My parcel arrived broken!" }],
//     "draft": "Please fill in the form." }'
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createLinter, UserError } from 'replylint';

const LARGEST = 1024 * 1024;

// Made once: it reads the configuration and keeps the phrases that it has loaded.
const linter = await createLinter({ extends: ['recommended'] });

/** A conversation as replylint takes it, with the draft as its last message. */
function conversationOf({ id = 'ticket', channel, language, messages = [], draft }) {
  const all = [...messages, { id: 'draft', role: 'agent', text: draft }];
  return {
    id: String(id),
    path: 'help desk',
    ...(channel === undefined ? {} : { channel }),
    ...(language === undefined ? {} : { language }),
    messages: all.map((message, index) => ({
      id: String(message.id ?? `m${index + 1}`),
      role: message.role,
      text: message.text,
      position: { line: index + 1, column: 1 },
      ...(message.author === undefined ? {} : { author: message.author }),
      ...(message.at === undefined ? {} : { at: message.at }),
      ...(message.internal === true ? { hidden: 'internal' } : {}),
    })),
  };
}

const isMessage = (value) => ['customer', 'agent', 'bot', 'system'].includes(value?.role) && typeof value.text === 'string';

async function check(request) {
  const body = await bodyOf(request);
  let asked;
  try {
    asked = JSON.parse(body);
  } catch {
    throw new BadRequest('The body is no JSON.');
  }
  if (typeof asked?.draft !== 'string' || asked.draft.trim() === '') throw new BadRequest('"draft" must be the text of the reply.');
  if (!Array.isArray(asked.messages ?? []) || !(asked.messages ?? []).every(isMessage))
    throw new BadRequest('"messages" must be a list of objects with "role" and "text".');
  const { score, findings } = await linter.check(conversationOf(asked));
  return {
    // The help desk decides what to do with it: hold the reply back, or only show the findings.
    ok: findings.every(({ severity }) => severity === 'suggestion'),
    score,
    findings: findings.map(({ ruleId, severity, message, suggestions, span }) => ({ ruleId, severity, message, suggestions, span })),
  };
}

class BadRequest extends Error {}

async function bodyOf(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    // Read to its end all the same: who is cut off does not see the answer.
    if (size <= LARGEST) pieces.push(piece);
  }
  if (size > LARGEST) throw new BadRequest('The body is too large.');
  return Buffer.concat(pieces).toString('utf8');
}

const server = createServer(async (request, response) => {
  const answer = (status, type, text) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  const json = (status, value) => answer(status, 'application/json', JSON.stringify(value));
  try {
    if (request.method === 'POST' && request.url === '/check') json(200, await check(request));
    else if (request.method === 'GET' && request.url === '/')
      answer(200, 'text/html; charset=utf-8', await readFile(new URL('sidebar.html', import.meta.url)));
    else json(404, { error: 'There is POST /check, and GET / for the sidebar.' });
  } catch (error) {
    const mistake = error instanceof BadRequest || error instanceof UserError;
    // What customers wrote belongs neither in a log nor in an error.
    if (!mistake) console.error(error instanceof Error ? error.stack : 'unknown error');
    json(mistake ? 400 : 500, { error: mistake ? error.message : 'The reply could not be judged.' });
  }
});

// Letters of customers pass through here: it listens to this machine only. Put it behind your own sign-in to open it further.
server.listen(Number(process.env.PORT ?? 8787), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
