import { parsers } from 'prettier/plugins/yaml';

/** YAML as plain values, by the parser that formats it: no dependency of its own for two files of ours. */

export type Yaml = string | number | boolean | null | Yaml[] | { [key: string]: Yaml };

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly anchor?: { readonly value: string } | null;
  readonly children?: readonly (Node | null)[];
}

/** @throws what the parser says, on a key that is given twice, and on more than one document */
export async function parseYaml(text: string): Promise<Yaml> {
  const root = (await parsers.yaml.parse(text, {} as never)) as Node;
  const documents = root.children ?? [];
  if (documents.length !== 1) throw new Error(`one document is expected, not ${documents.length}`);
  return valueOf(inside(only(documents), 'documentBody'), new Map());
}

function valueOf(node: Node | null | undefined, anchors: Map<string, Yaml>): Yaml {
  if (node === null || node === undefined) return null;
  const value = bareValue(node, anchors);
  if (node.anchor) anchors.set(node.anchor.value, value);
  return value;
}

function bareValue(node: Node, anchors: Map<string, Yaml>): Yaml {
  const children = node.children ?? [];
  switch (node.type) {
    case 'documentBody':
    case 'mappingKey':
    case 'mappingValue':
    case 'sequenceItem':
    case 'flowSequenceItem':
      return valueOf(children[0], anchors);
    case 'mapping':
    case 'flowMapping':
      return mappingOf(children, anchors);
    case 'sequence':
    case 'flowSequence':
      return children.map(child => valueOf(child, anchors));
    case 'alias':
      if (!anchors.has(node.value ?? '')) throw new Error(`no anchor &${node.value}`);
      return anchors.get(node.value ?? '') ?? null;
    case 'plain':
      return plainOf(node.value ?? '');
    case 'quoteSingle':
    case 'quoteDouble':
    case 'blockLiteral':
    case 'blockFolded':
      return node.value ?? '';
    default:
      throw new Error(`${node.type} is not read here`);
  }
}

/** `<<` gives what the mapping itself does not say. */
function mappingOf(items: readonly (Node | null)[], anchors: Map<string, Yaml>): Yaml {
  const own: [string, Yaml][] = [];
  const merged: { [key: string]: Yaml } = {};
  for (const item of items) {
    const key = valueOf(inside(item, 'mappingKey'), anchors);
    const value = valueOf(inside(item, 'mappingValue'), anchors);
    if (key === '<<') for (const each of [value].flat()) Object.assign(merged, each);
    else own.push([String(key), value]);
  }
  const keys = own.map(([key]) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`${twice} is given twice`);
  return { ...merged, ...Object.fromEntries(own) };
}

/** The core schema, as far as our files use it. */
function plainOf(text: string): Yaml {
  if (text === '' || text === '~' || text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
}

const inside = (node: Node | null | undefined, type: string): Node | undefined =>
  node?.children?.find((child): child is Node => child?.type === type);

const only = (nodes: readonly (Node | null)[]): Node | null => nodes[0] ?? null;
