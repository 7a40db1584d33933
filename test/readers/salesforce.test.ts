import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/salesforce/index.ts';
import { expectCountsToAddUp } from './counts.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('salesforce', () => {
  const headers = 'Id,ParentId,Incoming,TextBody,HtmlBody\n';

  test('finds a place in a cell of several lines', async () => {
    const csv = `${headers}1,A,0,"Dear ""Ann"",\nit is ""WRONG"".",\n`;
    const [conversation] = (await readAll(reader, csv)).conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('Dear "Ann",\nit is "WRONG".');
    const column = (csv.split('\n')[2] ?? '').indexOf('WRONG') + 1;
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 3, column });
  });

  test('finds a place in HTML in a cell', async () => {
    const csv = `${headers}1,A,0,x,"<p class=""a"">Caff&egrave; &amp; t&egrave;</p>\n<p>WRONG</p>"\n`;
    const [conversation] = (await readAll(reader, csv)).conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('Caffè & tè\n\nWRONG');
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 3, column: 4 });
  });

  test('finds a place in a line of a chat', async () => {
    const csv = 'Id,ChatKey,Body\n1,k,"<p align=""center"">Agent Bo</p>( 2s ) Bo: Say &quot;hi&quot; WRONG<br>( 1m 2s ) Ann: ok<br>"\n';
    const [conversation] = (await readAll(reader, csv)).conversations;
    const [first, second] = conversation?.messages ?? [];
    if (conversation === undefined || first === undefined) throw new Error('nothing read');
    const line = csv.split('\n')[1] ?? '';
    expect(conversation.locate?.(first, first.text.indexOf('WRONG'))).toEqual({ line: 2, column: line.indexOf('WRONG') + 1 });
    expect([first.role, second?.role, second?.text]).toEqual(['agent', 'customer', 'ok']);
  });

  test('without Incoming and Status, --agent says who is the team', async () => {
    const csv = 'ParentId,MessageDate,FromName,TextBody\nA,2024-01-01T00:00:00Z,Ann,Hello\nA,2024-01-01T01:00:00Z,Help Desk,Hi Ann\n';
    await expect(readAll(reader, csv)).rejects.toMatchObject({ code: 'unknown-roles', hint: expect.stringContaining('--agent') });
    const { conversations } = await readAll(reader, csv, { options: { agents: ['help desk'] } });
    expect(conversations[0]?.messages.map(({ role }) => role)).toEqual(['customer', 'agent']);
  });

  test('honours --map', async () => {
    const csv = 'ParentId,Incoming,FromAddress,TextBody,Mail__c\nA,1,ann@example.org,x,Hello there\n';
    const { conversations } = await readAll(reader, csv, { options: { map: { text: 'Mail__c' } } });
    expect(conversations[0]?.messages[0]?.text).toBe('Hello there');
  });

  test('counts add up whatever becomes of the rows', async () => {
    const records = [
      { record: '1,A,1,Hello,', messages: 1 },
      { record: '2,A,0,"Hi, ""Ann""",<p>Hi</p>', messages: 1 },
      { record: '3,B,0', messages: 1 },
      { record: '4,B,perhaps,Who?,', messages: 1 },
      { record: '5,B,0,,', messages: 1 },
    ];
    await expectCountsToAddUp(reader, records, (rows) => `${headers}0,A,1,first,\n${rows.join('\n')}\n`, 'a.csv', 1);
  });

  test('finds a place in the answer to a query', async () => {
    const record = { attributes: { type: 'CaseComment' }, CommentBody: 'a "b"\nWRONG', CreatedBy: { UserType: 'Standard', Name: 'Hugo' } };
    const text = JSON.stringify({ result: { records: [record] } });
    expect(reader.detect({ path: 'a.json', head: text })?.confidence).toBeGreaterThan(0.9);
    const [conversation] = (await readAll(reader, text)).conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect([message.role, message.author]).toEqual(['agent', 'Hugo']);
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 1, column: text.indexOf('WRONG') + 1 });
  });

  test('leaves other tables alone', () => {
    expect(reader.detect({ path: 'a.csv', head: 'conversation_id,role,text\n1,agent,hi\n' })).toBeUndefined();
    expect(reader.detect({ path: 'a.csv', head: 'id,body,text_body_length\n1,hi,2\n' })).toBeUndefined();
  });
});
