import { describe, expect, test } from 'vitest';
import reader from '../../src/readers/twcs/index.ts';
import { Numbers, RecordStore, SeenIds } from '../../src/readers/twcs/store.ts';
import { threadsOf } from '../../src/readers/twcs/threads.ts';
import { Tweets } from '../../src/readers/twcs/tweets.ts';
import { readAll, runFixtures } from './helpers.ts';

runFixtures(reader);

const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id';

test('is told by its header alone, in any order of columns', () => {
  expect(reader.detect({ path: 'x.txt', head: `${HEADER}\n` })?.confidence).toBe(1);
  expect(reader.detect({ path: 'x.csv', head: 'text,inbound,tweet_id,company\nhi,True,1,acme\n' })?.confidence).toBe(0.85);
  expect(reader.detect({ path: 'twcs.csv', head: 'ticket,role,text\n1,agent,hi\n' })).toBeUndefined();
});

test('a copy without the parent column is joined by its answers', async () => {
  const text = 'tweet_id,inbound,text,response_tweet_id\n1,True,help,"2,3"\n2,False,sure,\n3,False,how?,4.0\n4,True,like this,\n';
  const { conversations } = await readAll(reader, text);
  expect(conversations.map(({ id, messages }) => [id, messages.map((message) => message.id)])).toEqual([['1', ['1', '2', '3', '4']]]);
});

test('answers stand after what they answer, though the clock shows the same second', async () => {
  const at = 'Tue Oct 31 22:10:47 +0000 2017';
  const text = `${HEADER}\n3,a,False,${at},third,,2\n2,1,True,${at},second,3,1\n1,a,False,${at},first,2,\n`;
  const { conversations } = await readAll(reader, text);
  expect(conversations[0]?.messages.map(({ text: said }) => said)).toEqual(['first', 'second', 'third']);
});

test('CRLF and a BOM', async () => {
  const { conversations } = await readAll(reader, `\uFEFF${HEADER}\r\n1,9,True,,hi there,,\r\n`);
  expect(conversations[0]?.messages[0]).toMatchObject({ text: 'hi there', role: 'customer', position: { line: 2, column: 11 } });
});

describe('the record store', () => {
  test('gives back what it got, over many blocks and for records larger than a block', () => {
    const store = new RecordStore();
    const records = Array.from({ length: 3000 }, (_, index) => `${index} è ${'\u{1F600}'.repeat(index)}`);
    records.splice(100, 0, 'x'.repeat(9_000_000));
    for (const record of records) store.add(record);
    expect(store.count).toBe(records.length);
    records.forEach((record, index) => {
      if (store.get(index) !== record) throw new Error(`record ${index} differs`);
    });
  });
});

describe('tweets that go out before the end of the file', () => {
  const tweet = (id: number, parent?: number, ...responses: number[]) => ({ id, source: `${id}`.padEnd(100), line: id, parent, responses });
  const both = { parent: true, responses: true };
  const released = (tweets: Tweets, gone: SeenIds, keep: number) => {
    const release = tweets.release(gone, keep);
    return { ...release, lines: release.threads.map((thread) => thread.map((index) => tweets.record(index).line)) };
  };

  test('are the threads to which nothing can come any more', () => {
    const tweets = new Tweets(both);
    for (const row of [tweet(1, undefined, 2), tweet(3, undefined, 4), tweet(2, 1), tweet(5, 9)]) tweets.add(row);
    const gone = new SeenIds();
    const { threads, lines } = released(tweets, gone, 10_000);
    expect(lines).toEqual([[1, 2]]);
    const left = tweets.without(threads, gone);
    expect([left.has(1), left.has(2), left.has(3), left.has(5)]).toEqual([false, false, true, true]);
    expect([gone.has(1), gone.has(2), gone.has(3)]).toEqual([true, true, false]);
    left.add(tweet(4, 3));
    const last = left.release(gone);
    expect(last.threads.map((thread) => thread.map((index) => left.record(index).line))).toEqual([[3, 4], [5]]);
    expect(last.orphans).toBe(1);
  });

  test('are those that waited longest where too many wait, and a late answer is told from an orphan', () => {
    const tweets = new Tweets(both);
    for (const id of [10, 20, 30, 40]) tweets.add(tweet(id, undefined, id + 1));
    const gone = new SeenIds();
    const { threads, lines } = released(tweets, gone, 250);
    expect(lines.flat().sort()).toEqual([10, 20]);
    const left = tweets.without(threads, gone);
    left.add(tweet(11, 10));
    expect(left.release(gone)).toMatchObject({ late: 1, orphans: 0 });
  });

  test('are only those that waited longest in a copy that lacks one of the columns', () => {
    const tweets = new Tweets({ parent: true, responses: false });
    for (const id of [1, 2, 3]) tweets.add(tweet(id));
    expect(released(tweets, new SeenIds(), 10_000).lines).toEqual([]);
    expect(released(tweets, new SeenIds(), 150).lines.flat().sort()).toEqual([1, 2]);
  });
});

describe('the reply graph', () => {
  const graph = (...parents: number[]): Numbers => {
    const numbers = new Numbers();
    for (const parent of parents) numbers.push(parent);
    return numbers;
  };

  test('one thread per root, in file order', () => {
    expect([...threadsOf(graph(2, -1, -1, 0, 1))]).toEqual([
      [0, 2, 3],
      [1, 4],
    ]);
  });

  test('a circle, and a tweet that answers itself, are opened', () => {
    const parents = graph(1, 2, 0, 3, 0);
    const threads = threadsOf(parents);
    expect([...threads]).toEqual([[0, 1, 2, 4], [3]]);
    expect([...threads.opened]).toEqual([2, 3]);
  });

  test('a very long thread is no deep recursion', () => {
    const parents = graph(...Array.from({ length: 100_000 }, (_, index) => index - 1));
    expect([...threadsOf(parents)].map((members) => members.length)).toEqual([100_000]);
  });
});
