import { describe, expect, it } from 'vitest';
import { conversation, folderWith, type RunOptions, run } from './harness.ts';

const CONVERSATIONS = [
  conversation('one', 'C: My parcel 4471 is late again. Where is it?', 'A: Your request has been forwarded to the relevant department.'),
  conversation('two', 'C: Il pacco è arrivato rotto, cosa devo fare?', 'A: La preghiamo di attendere.'),
];

/** A clock that goes on by one millisecond each time somebody looks at it. */
function steps(): () => number {
  let now = 0;
  return () => ++now;
}

const lint = (options: RunOptions): ReturnType<typeof run> => {
  const cwd = folderWith({ 'chats.jsonl': CONVERSATIONS });
  return run(['lint', 'chats.jsonl', '--format', 'jsonl'], { cwd, ...options });
};

interface Row {
  readonly name: string;
  readonly milliseconds: number;
  readonly share: number;
}

/** The sections of a table by their heads, with their rows; `whole` is the last line. */
function read(text: string): { sections: Record<string, Row[]>; whole: number } {
  const sections: Record<string, Row[]> = {};
  let rows: Row[] = [];
  let whole = Number.NaN;
  for (const line of text.split('\n')) {
    const head = /^(\S.*?) {2,}ms {2,}share {2,}calls$/.exec(line)?.[1];
    const row = /^ {2}(\S.*?) +([\d.]+) +([\d.]+)%/.exec(line);
    if (head !== undefined) {
      rows = [];
      sections[head] = rows;
    } else if (row?.[1] === 'whole run') whole = Number(row[2]);
    else if (row !== null) rows.push({ name: row[1] ?? '', milliseconds: Number(row[2]), share: Number(row[3]) });
  }
  return { sections, whole };
}

describe('TIMING', () => {
  it('prints what rules, facts and parts cost, which together are the whole run by the clock', async () => {
    const clock = steps();
    const { err } = await lint({ env: { TIMING: 'all' }, clock });
    const { sections, whole } = read(err);
    expect(Object.keys(sections)).toEqual(['Rules', 'Facts', 'Parts of the run']);
    const sums = Object.values(sections).map((rows) => {
      const own = rows.slice(0, -1);
      expect(rows.at(-1)?.name).toBe('together');
      expect(rows.at(-1)?.milliseconds).toBe(own.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
      const sorted = [...own].sort((a, b) => b.milliseconds - a.milliseconds);
      expect(own.map(({ milliseconds }) => milliseconds)).toEqual(sorted.map(({ milliseconds }) => milliseconds));
      return rows.at(-1)?.milliseconds ?? 0;
    });
    expect(sums.reduce((sum, each) => sum + each, 0)).toBe(whole);
    // One more look at the clock than the last one that was charged.
    expect(clock()).toBe(whole + 1);
    const names = Object.values(sections).map((rows) => rows.map(({ name }) => name));
    expect(names[0]).toEqual(expect.arrayContaining(['unanswered-question', 'no-apology', 'template-repeat']));
    expect(names[1]).toEqual(expect.arrayContaining(['tokens', 'sentences', 'matches', 'impression', 'asks', 'content', 'situation']));
    expect(names[2]).toEqual(expect.arrayContaining(['start-up', 'reading', 'language', 'walk', 'findings', 'reporting']));
  });

  it('changes nothing of the report and of the status', async () => {
    const [plain, timed] = [await lint({}), await lint({ env: { TIMING: '1' }, clock: steps() })];
    const folder = /replylint-test-\w+/g;
    expect(timed.out.replace(folder, '')).toBe(plain.out.replace(folder, ''));
    expect(timed.out).not.toBe('');
    expect(timed.status).toBe(plain.status);
  });

  it('prints ten rules and ten facts unless it asks for more', async () => {
    const rows = async (wanted: string): Promise<Record<string, Row[]>> =>
      read((await lint({ env: { TIMING: wanted }, clock: steps() })).err).sections;
    const few = await rows('1');
    // Ten, those that are left out in one row, and the sum.
    expect(few['Rules']).toHaveLength(12);
    expect(few['Facts']).toHaveLength(12);
    expect(few['Rules']?.at(-2)?.name).toMatch(/^\d+ more/);
    expect((await rows('12'))['Rules']).toHaveLength(14);
    const all = await rows('all');
    expect(all['Rules']?.length).toBeGreaterThan(14);
    expect(all['Rules']?.some(({ name }) => name.includes('more'))).toBe(false);
  });

  it.each(['', '0'])('is off by "%s"', async (wanted) => {
    const { err } = await lint({ env: { TIMING: wanted } });
    expect(err).not.toContain('whole run');
  });

  it('is there for drafts and for canned responses', async () => {
    const draft = await run(['check', 'Your request has been forwarded.'], { env: { TIMING: '1' }, clock: steps() });
    expect(read(draft.err).whole).toBeGreaterThan(0);
    const cwd = folderWith({ 'canned.csv': 'name,body\nLate,"Your request has been forwarded."\n' });
    const canned = await run(['canned', 'canned.csv'], { cwd, env: { TIMING: '1' }, clock: steps() });
    expect(read(canned.err).whole).toBeGreaterThan(0);
  });
});
