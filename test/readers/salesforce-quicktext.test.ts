import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/salesforce-quicktext/index.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

describe('salesforce-quicktext', () => {
  test('finds a place in HTML in a cell', async () => {
    const csv = 'Name,Message,IsInsertable\nHi,"<p class=""x"">Dear &quot;Ann&quot;</p>\n<p>WRONG</p>",1\n';
    const [response] = (await readAll(reader, csv)).responses;
    expect(response?.locate?.(response.text.indexOf('WRONG'))).toEqual({ line: 3, column: 4 });
  });

  test('leaves tables of messages alone', () => {
    expect(reader.detect({ path: 'a.csv', head: 'Name,Message,ActorType,ConversationId,FolderName\n' })).toBeUndefined();
    expect(reader.detect({ path: 'a.csv', head: 'name,message\nHi,Hello\n' })).toBeUndefined();
  });
});
