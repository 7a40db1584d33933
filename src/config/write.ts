import { parseYaml } from './document.ts';

/** Least confidences by rule, to be written into a configuration. */
export type Thresholds = Readonly<Record<string, number>>;

/** The kinds of configuration that text can be written into; a program is not. */
export type WritableKind = 'yaml' | 'json' | 'package';

/** Of which kind a configuration file is; undefined where nothing can be written into it. */
export function writableKind(file: string, text: string): WritableKind | undefined {
  if (/\.[cm]?[jt]s$/.test(file)) return undefined;
  if (/(^|[\\/])package\.json$/.test(file)) return 'package';
  return file.endsWith('.json') || (!/\.ya?ml$/.test(file) && /^\s*\{/.test(text)) ? 'json' : 'yaml';
}

/** A configuration's text with `minConfidence` of some rules set; comments, order and everything else stay. */
export async function withThresholds(text: string, kind: WritableKind, thresholds: Thresholds, note: string): Promise<string> {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const breaks = /\r\n/.test(text) ? '\r\n' : '\n';
  const body = text.slice(mark.length).replaceAll('\r\n', '\n');
  const written = kind === 'yaml' ? await inYaml(body, thresholds, note) : await inJson(body, kind, thresholds);
  return mark + written.replaceAll('\n', breaks);
}

async function inYaml(text: string, thresholds: Thresholds, note: string): Promise<string> {
  const { isAlias, isMap, isNode, isScalar, parseDocument, Scalar, YAMLMap } = await import('yaml');
  const document = parseDocument(text);
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  let rules = document.get('rules', true);
  // What an alias stands for belongs to another place too: here it becomes a copy.
  if (isAlias(rules)) rules = document.createNode(rules.toJS(document));
  if (!isMap(rules)) {
    const was = rules;
    rules = new YAMLMap();
    if (isNode(was) && was.comment !== undefined) (rules as InstanceType<typeof YAMLMap>).commentBefore = was.comment;
  }
  document.set('rules', rules);
  const map = rules as InstanceType<typeof YAMLMap>;
  if (map.items.length === 0) map.flow = false;
  for (const [id, threshold] of Object.entries(thresholds)) {
    let rule = map.get(id, true) as unknown;
    if (isAlias(rule)) rule = document.createNode(rule.toJS(document));
    if (!isMap(rule)) {
      const own = new YAMLMap();
      if (isScalar(rule) && rule.value !== null) own.set('severity', rule);
      rule = own;
    }
    const own = rule as InstanceType<typeof YAMLMap>;
    const before = own.get('minConfidence', true);
    const value = isScalar(before) ? before : new Scalar(threshold);
    value.value = threshold;
    // In braces a comment would swallow what follows; one that a person wrote stays.
    const ours = typeof value.comment !== 'string' || value.comment.trim().startsWith(note.split(',')[0] as string);
    if (map.flow !== true && own.flow !== true && ours) value.comment = ` ${note}`;
    if (value !== before) own.set('minConfidence', value);
    map.set(id, own);
  }
  const out = document.toString({ lineWidth: 0, flowCollectionPadding: isPadded(text) });
  // The writer must not leave behind what the reader would refuse.
  await parseYaml(out, 'the new configuration');
  return out;
}

/** Whether lists and maps in brackets have spaces inside them, as most of a text's do. */
function isPadded(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/[[{] +[^\s#]/g) >= count(/[[{][^\s\]}]/g);
}

async function inJson(text: string, kind: 'json' | 'package', thresholds: Thresholds): Promise<string> {
  const { applyEdits, findNodeAtLocation, modify, parseTree } = await import('jsonc-parser');
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol: '\n' };
  const base = kind === 'package' ? ['replylint', 'rules'] : ['rules'];
  let out = text;
  for (const [id, threshold] of Object.entries(thresholds)) {
    const tree = parseTree(out);
    const rule = tree === undefined ? undefined : findNodeAtLocation(tree, [...base, id]);
    const [path, value] =
      rule?.type === 'string'
        ? [[...base, id], { severity: rule.value as string, minConfidence: threshold }]
        : [[...base, id, 'minConfidence'], threshold];
    out = applyEdits(out, modify(out, path as (string | number)[], value, { formattingOptions }));
  }
  return out;
}

/** A configuration that sets nothing else, for a folder without one. */
export function newConfig(thresholds: Thresholds, note: string): string {
  const rules = Object.entries(thresholds).map(([id, threshold]) => `  ${id}:\n    minConfidence: ${threshold} # ${note}\n`);
  return `# Configuration of replylint; "replylint init --force" writes one with every key explained.\nrules:\n${rules.join('')}`;
}
