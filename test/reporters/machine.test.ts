/** Formats for programs: each is validated by the schema of its owner, or by what its owner's documentation asks for. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { ConversationResult } from '../../src/model/index.ts';
import checkstyle from '../../src/reporters/checkstyle/index.ts';
import csv from '../../src/reporters/csv/index.ts';
import github from '../../src/reporters/github/index.ts';
import gitlab from '../../src/reporters/gitlab/index.ts';
import junit from '../../src/reporters/junit/index.ts';
import markdown from '../../src/reporters/markdown/index.ts';
import type { Reporter } from '../../src/reporters/reporter.ts';
import sarif from '../../src/reporters/sarif/index.ts';
import { contextOf, results, written } from './sample.ts';

const SCHEMAS = join(import.meta.dirname, '../../../shared/schemas');
const everything = contextOf({ showFrom: 'suggestion' });
const all = results.flatMap(({ findings }) => findings);

/** The rich report with texts that would break a format which does not escape. */
const nasty: readonly ConversationResult[] = results.map((result) => ({
  ...result,
  conversation: { ...result.conversation, id: `${result.conversation.id}"<&|\u0007` },
  findings: result.findings.map((finding) => ({
    ...finding,
    path: `a b/${finding.path}`,
    message: `${finding.message} <script>alert("1")</script> | 100% \u0000 @all [x](y)\nsecond: line, end`,
    excerpt: `=cmd|' /C calc'!A0 ${finding.excerpt} \`\`\``,
  })),
}));
const rich = (reporter: Reporter): string => written(reporter.create(everything), { results: nasty });

describe.each([sarif, junit, checkstyle, gitlab, github, csv, markdown])('$meta.name', (reporter) => {
  test('prints the shared report as before', async () => {
    await expect(written(reporter.create(everything))).toMatchFileSnapshot(`../../fixtures/reports/${reporter.meta.name}.txt`);
  });

  test('masks what quotes the conversation', () => {
    expect(written(reporter.create(everything))).not.toMatch(/theo@|help@|4111|7946/);
  });

  test('leaves out what is below the severity to show', () => {
    const errors = written(reporter.create(contextOf({ showFrom: 'error' })));
    const messages = all.filter(({ severity }) => severity !== 'error').map(({ ruleId }) => ruleId);
    const kept = new Set(all.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId));
    for (const id of messages.filter((each) => !kept.has(each) && reporter !== markdown)) expect(errors).not.toContain(id);
  });

  test('is whole without anything to report', () => {
    expect(written(reporter.create(everything), { results: [], diagnostics: [] })).toBeTypeOf('string');
  });
});

describe('SARIF', () => {
  const file = join(SCHEMAS, 'sarif-schema-2.1.0.json');

  test.skipIf(!existsSync(file))('validates against the schema of OASIS', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
    for (const text of [
      rich(sarif),
      written(sarif.create(everything)),
      written(sarif.create(everything), { results: [], diagnostics: [] }),
    ]) {
      validate(JSON.parse(text));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ version: '2.1.0', runs: [{ results: 'none' }] })).toBe(false);
  });

  test('names file, place, rule and fingerprint of every finding', () => {
    const [run] = JSON.parse(rich(sarif)).runs;
    expect(run.results).toHaveLength(all.length);
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([...new Set(all.map(({ ruleId }) => ruleId))].sort());
    const [first] = run.results;
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^a%20b\//);
    expect(first.locations[0].physicalLocation.region).toMatchObject({
      startLine: all[0]?.position.line,
      startColumn: all[0]?.position.column,
    });
    expect(first.partialFingerprints).toEqual({ 'replylint/v1': all[0]?.fingerprint });
  });
});

describe('JUnit', () => {
  const file = join(SCHEMAS, 'junit.xsd');

  test.skipIf(!existsSync(file))('validates against its schema', async () => {
    // The published file declares `testsuite` and `testsuites` as roots; both are looked for by name.
    const schema = readFileSync(file, 'utf8');
    for (const text of [
      rich(junit),
      written(junit.create(everything)),
      written(junit.create(everything), { results: [], diagnostics: [] }),
    ]) {
      const outcome = await validateXML({ xml: [{ fileName: 'report.xml', contents: text }], schema: [schema] });
      expect(outcome.errors).toEqual([]);
      expect(outcome.valid).toBe(true);
    }
    const wrong = await validateXML({
      xml: [{ fileName: 'wrong.xml', contents: '<testsuites><testsuite/></testsuites>' }],
      schema: [schema],
    });
    expect(wrong.valid).toBe(false);
  });

  test('a reply fails by its errors and warnings, not by suggestions', () => {
    const text = written(junit.create(everything));
    const replies = results.flatMap((result) => result.replies);
    expect(text.match(/<testcase/g)?.length).toBeGreaterThanOrEqual(replies.length);
    const suggestions = all.filter(({ severity }) => severity === 'suggestion');
    for (const { ruleId } of suggestions) expect(text).not.toContain(`type="${ruleId}"`);
    expect(text).toContain(`suggestion ${suggestions[0]?.ruleId}`);
  });
});

test('checkstyle is well-formed XML with an element for each finding', async () => {
  const text = rich(checkstyle);
  const outcome = await validateXML({ xml: [{ fileName: 'report.xml', contents: text }], schema: [CHECKSTYLE] });
  expect(outcome.errors).toEqual([]);
  expect(text.match(/<error [^>]*source="replylint\.(?!input)/g)).toHaveLength(all.length);
});

test('GitLab gets what its code quality report needs, each issue with a fingerprint of its own', () => {
  const twice = [...nasty, ...nasty];
  const issues = JSON.parse(written(gitlab.create(everything), { results: twice }));
  expect(issues).toHaveLength(2 * all.length);
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(2 * all.length);
  for (const issue of issues) {
    expect(issue).toMatchObject({
      description: expect.any(String),
      check_name: expect.any(String),
      severity: expect.stringMatching(/^(?:info|minor|major)$/),
      location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
    });
  }
});

test('an annotation of GitHub is one line, whatever its text', () => {
  const lines = rich(github).trimEnd().split('\n');
  const own = lines.filter((line) => /title=replylint%3A (?:no|un|tone|pro|dup|dis|def|place|pii)/.test(line));
  expect(own.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:[a-zA-Z]+=[^,:]*,?)+::./);
});

test('CSV reads back, and no cell is a formula', () => {
  const text = rich(csv);
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect(rows).toHaveLength(all.length);
  for (const row of rows) for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+@]/);
  expect(rows[0]?.['words']).toMatch(/^'=cmd/);
  expect(rows[0]?.['agent']).toBe('Fibra Luca');
  expect(rows[0]?.['score']).toBe('46.1');
});

test('Markdown leaves no markup of a stranger and stays within a comment', () => {
  const text = rich(markdown);
  expect(text).not.toMatch(/<script|(?<!\\)\[x\]\(y\)/);
  expect(text.replace(/`[^`]*`|``+[\s\S]*?``+/g, '')).not.toMatch(/@all/);
  const many = written(markdown.create(everything), { results: Array.from({ length: 200 }, () => nasty).flat() });
  expect(many.length).toBeLessThan(65_536);
  expect(many).toMatch(/more findings would not fit/);
});

/** What the readers of Checkstyle's format rely on (checkstyle.org has no schema of its reports). */
const CHECKSTYLE = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="checkstyle"><xs:complexType><xs:sequence>
    <xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="error" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
        <xs:attribute name="line" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="column" type="xs:positiveInteger"/>
        <xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:token">
          <xs:enumeration value="error"/><xs:enumeration value="warning"/><xs:enumeration value="info"/>
        </xs:restriction></xs:simpleType></xs:attribute>
        <xs:attribute name="message" type="xs:string" use="required"/>
        <xs:attribute name="source" type="xs:string"/>
      </xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="name" type="xs:string" use="required"/></xs:complexType></xs:element>
  </xs:sequence><xs:attribute name="version" type="xs:string"/></xs:complexType></xs:element>
</xs:schema>`;
