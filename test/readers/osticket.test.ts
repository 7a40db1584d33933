import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/osticket/index.ts';
import { expectCountsToAddUp } from './counts.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('osticket', () => {
  const header = 'id\tthread_id\ttype\tposter\tbody\tformat\n';

  test('finds a place behind the escapes of MySQL', async () => {
    const tsv = `${header}1\t7\tR\tRenzo\tOne\\ntwo \\\\ WRONG\ttext\n`;
    const [conversation] = (await readAll(reader, tsv, { path: 'a.tsv' })).conversations;
    const [message] = conversation?.messages ?? [];
    if (conversation === undefined || message === undefined) throw new Error('nothing read');
    expect(message.text).toBe('One\ntwo \\ WRONG');
    const column = (tsv.split('\n')[1] ?? '').indexOf('WRONG') + 1;
    expect(conversation.locate?.(message, message.text.indexOf('WRONG'))).toEqual({ line: 2, column });
  });

  test('counts add up whatever becomes of the rows', async () => {
    const records = [
      { record: '1\t7\tM\tAnn\tHello\ttext', messages: 1 },
      { record: '2\t7\tR\tRenzo\t<p>Hi</p>\thtml', messages: 1 },
      { record: '3\t8\tN\tRenzo\tnote\ttext', messages: 1 },
      { record: '4\t8\tX\tRenzo\twhat\ttext', messages: 1 },
      { record: '5\t8', messages: 1 },
    ];
    await expectCountsToAddUp(reader, records, (rows) => `${header}${rows.join('\n')}\n`, 'a.tsv');
  });

  test('leaves other tables alone', () => {
    expect(reader.detect({ path: 'a.csv', head: 'thread_id,role,body\n1,agent,hi\n' })).toBeUndefined();
  });
});
