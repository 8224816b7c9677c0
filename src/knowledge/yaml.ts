import { createRequire } from 'node:module';
import type { Document, Node, YAMLError } from 'yaml';
import { once } from '../once.js';
import { decode } from './decode.js';
import { type Problem, show } from './problem.js';
import { yamlValue } from './yaml-value.js';

/** The parser that knows lines: a file without faults does without it, and loads in less time and memory. */
const library = once(() => createRequire(import.meta.url)('yaml') as typeof import('yaml'));

/** Where a value stands: names of fields and positions in lists, such as `['entries', 3, 'question']`. */
export type Path = readonly (string | number)[];

/** A file as plain values, and the line of each. */
export interface YamlFile {
  /** The path to show to people. */
  readonly file: string;
  readonly value: unknown;
  /** Line, from 1, of the field or item at the path, or of the nearest one around it. */
  lineOf(path: Path): number;
}

export type YamlParse =
  | { readonly ok: true; readonly yaml: YamlFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses YAML 1.2. References (`*name`), anchors and tags are refused: none is needed here, a text that begins with such a
 * sign by accident would change its meaning, and without references a small file cannot unfold into a huge one.
 */
export function parseYaml(file: string, bytes: Uint8Array): YamlParse {
  const decoding = decode(file, bytes);
  if (!decoding.ok) return { ok: false, problems: [decoding.problem] };
  const { text } = decoding;
  const value = yamlValue(text);
  if (value === undefined || MAY_LOSE_TEXT.some((sign) => sign.test(text))) return parseWithLines(file, text);
  // Lines are asked for only where a later check finds a fault.
  const withLines = once(() => parseWithLines(file, text));
  const lineOf: YamlFile['lineOf'] = (path) => {
    const parse = withLines();
    return parse.ok ? parse.yaml.lineOf(path) : 1;
  };
  return { ok: true, yaml: { file, value, lineOf } };
}

/** Signs of what YAML allows and no curator means; whether it is so, a closer look tells. */
const MAY_LOSE_TEXT = [
  // A remark behind a text: "ends with item #5" would end with "item".
  /^[ \t]*(?:- )*(?:[\w-]+: )?(?!- |[\w-]+: )[^\s"'#|>[{][^\n]*?[ \t]#/m,
  // An item that stands further in than the one above and would be taken for more of its text.
  /^([ \t]*)- [^\s"'|>[{][^\n]*\n\1[ \t]+- /m,
];

function parseWithLines(file: string, text: string): YamlParse {
  const lines = new (library().LineCounter)();
  const document = library().parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const problems = [
    ...syntaxProblems(file, text, document.errors, lineAt),
    ...referenceProblems(file, document, lineAt),
    ...lostText(file, text, document, lineAt),
  ];
  if (problems.length > 0) return { ok: false, problems };
  if (
    document.contents === null ||
    (library().isScalar(document.contents) && document.contents.value === null)
  ) {
    return {
      ok: false,
      problems: [{ file, line: 1, expected: 'the fields of this file', found: 'an empty file' }],
    };
  }
  return {
    ok: true,
    yaml: {
      file,
      value: document.toJS({ maxAliasCount: 0 }),
      lineOf: (path) => lineAt(offsetOf(document.contents, path)),
    },
  };
}

/** One problem a line: what follows on the same line is mostly an echo of the first. */
function syntaxProblems(
  file: string,
  text: string,
  errors: readonly YAMLError[],
  lineAt: (offset: number) => number,
): Problem[] {
  const textLines = text.split(/\r?\n/);
  const byLine = new Map<number, Problem>();
  for (const error of errors) {
    const line = Math.min(lineAt(error.pos[0]), textLines.length);
    if (byLine.has(line)) continue;
    const found =
      error.code === 'DUPLICATE_KEY'
        ? `${show(/^[^:\n]+/.exec(text.slice(error.pos[0]))?.[0] ?? '')} a second time`
        : show(textLines[line - 1]);
    byLine.set(line, { file, line, found, ...explain(error, textLines[line - 1] ?? '') });
  }
  return [...byLine.values()].slice(0, SYNTAX_PROBLEMS);
}

/** Problems a file: one misplaced sign can break every line after it. */
const SYNTAX_PROBLEMS = 20;

/** Lines that a version control system leaves where two people changed the same place. */
const CONFLICT = /^(?:<{7}|={7}|>{7})(?: |$)/;

function explain(error: YAMLError, line: string): Pick<Problem, 'expected' | 'cure'> {
  if (CONFLICT.test(line))
    return {
      expected: 'one version of each line',
      cure: 'choose between the two versions and delete the marks',
    };
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        expected: 'one field or one item on this line, as far in as its neighbours',
        cure: 'look at the spaces before this line and the next one, at the space behind each colon, and put a text that has a colon in it between double quotes',
      };
    case 'DUPLICATE_KEY':
      return { expected: 'each field once', cure: 'keep one of the two' };
    case 'TAB_AS_INDENT':
      return { expected: 'spaces at the beginning of the line', cure: 'replace the tab by spaces' };
    case 'BAD_INDENT':
      return {
        expected: 'this line to stand as far in as its neighbours, and each bracket to be closed',
        cure: 'compare it with the entry above',
      };
    case 'BAD_SCALAR_START':
      return {
        expected: 'a text that begins with a letter or a digit',
        cure: 'put the text between double quotes',
      };
    case 'BAD_DQ_ESCAPE':
      return {
        expected: 'no backslash in a text between double quotes',
        cure: 'delete the backslash or write two of them',
      };
    case 'MULTIPLE_DOCS':
      return { expected: 'one list of fields in the file', cure: 'delete the line with three hyphens' };
    case 'MISSING_CHAR':
      return {
        expected: 'a colon after each field name and a closing sign for each quote and bracket',
        cure: 'add the one that is missing here or above, or give this line as many spaces before it as its neighbours have',
      };
    case 'RESOURCE_EXHAUSTION':
      return { expected: 'a few levels of lists in each other', cure: 'delete the surplus brackets' };
    default:
      return {
        expected: 'a field ("name: text") or an item of a list ("- text")',
        cure: 'put a text with special signs between double quotes, and double each quote sign inside single quotes',
      };
  }
}

function referenceProblems(file: string, document: Document, lineAt: (offset: number) => number): Problem[] {
  const problems: Problem[] = [];
  const refuse = (node: Node, found: string) =>
    problems.push({
      file,
      line: lineAt(node.range?.[0] ?? 0),
      expected: 'the text itself',
      found,
      cure: 'put a text that begins with *, & or ! between double quotes',
    });
  library().visit(document, (_, node) => {
    if (!library().isNode(node)) return;
    if (library().isAlias(node)) refuse(node, `a reference, "*${node.source}"`);
    else if ((library().isScalar(node) || library().isCollection(node)) && node.anchor !== undefined)
      refuse(node, `an anchor, "&${node.anchor}"`);
    else if (node.tag !== undefined) refuse(node, `a tag, "${node.tag}"`);
  });
  return problems;
}

/** Texts of which YAML would drop a part as a remark, or to which it would add the next item. */
function lostText(
  file: string,
  text: string,
  document: Document,
  lineAt: (offset: number) => number,
): Problem[] {
  const problems: Problem[] = [];
  library().visit(document, {
    Scalar(_, { type, range }) {
      if (type !== 'PLAIN' || !range) return;
      const [from, to] = range;
      const remark = /^[ \t]+#[^\n]*/.exec(text.slice(to))?.[0].trim();
      if (remark !== undefined)
        problems.push({
          file,
          line: lineAt(to),
          expected: 'nothing behind the text on this line',
          found: `${show(remark)}, which would be left out as a remark`,
          cure: 'put the text between double quotes, or the remark on a line of its own',
        });
      const glued = /\n[ \t]*- [^\n]*/.exec(text.slice(from, to));
      if (glued)
        problems.push({
          file,
          line: lineAt(from + glued.index + 1),
          expected: 'each item of a list to stand as far in as the one above',
          found: `${show(glued[0].trim())} further in`,
          cure: 'take spaces away in front of its hyphen',
        });
    },
  });
  return problems;
}

/** Walks down the path as far as it exists; a field is placed at its name, an item at its beginning. */
function offsetOf(root: unknown, path: Path): number {
  let node: unknown = root;
  let offset = library().isNode(root) ? (root.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (library().isMap(node)) {
      const pair = node.items.find(
        ({ key }) => library().isScalar(key) && String(key.value) === String(step),
      );
      if (pair === undefined) break;
      offset = (library().isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (library().isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      if (item === undefined) break;
      offset = (library().isNode(item) ? item.range?.[0] : undefined) ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return offset;
}
