/** What kind of thing a question asks for. */
export type Kind = 'person' | 'time' | 'number' | 'place' | 'reason' | 'meaning' | 'manner' | 'choice';

export const KINDS: readonly Kind[] = Object.freeze([
  'person',
  'time',
  'number',
  'place',
  'reason',
  'meaning',
  'manner',
  'choice',
]);

/** A word sequence that asks for a kind; `^` at its start: only as the first words of the question. */
export interface KindRule {
  readonly kind: Kind;
  readonly words: readonly string[];
}

/** Bit set of the kinds that the words ask for, by the order of `KINDS`; 0 where nothing tells. */
export function askedKinds(
  words: readonly string[],
  rules: ReadonlyMap<string, readonly KindPattern[]>,
): number {
  let bits = 0;
  for (let i = 0; i < words.length; i++) {
    const patterns = rules.get(words[i] ?? '');
    if (patterns === undefined) continue;
    for (const pattern of patterns) {
      if (pattern.atStart && i > 0) continue;
      if (pattern.rest.every((word, offset) => words[i + 1 + offset] === word)) bits |= pattern.bit;
    }
  }
  return bits;
}

export interface KindPattern {
  readonly bit: number;
  readonly atStart: boolean;
  /** Words behind the first. */
  readonly rest: readonly string[];
}

/** Arranges rules by their first word. */
export function compileKinds(rules: readonly KindRule[]): ReadonlyMap<string, readonly KindPattern[]> {
  const compiled = new Map<string, KindPattern[]>();
  for (const { kind, words } of rules) {
    for (const phrase of words) {
      const [first = '', ...rest] = phrase.replace('^', '').split(' ');
      const pattern = { bit: 1 << KINDS.indexOf(kind), atStart: phrase.startsWith('^'), rest };
      compiled.set(first, [...(compiled.get(first) ?? []), pattern]);
    }
  }
  return compiled;
}
