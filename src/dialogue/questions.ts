import { ANY_SCOPE, type LanguageKnowledge } from '../knowledge/knowledge.js';
import { once } from '../once.js';
import { createAsking } from './asking.js';
import { createUnwrap } from './frames.js';
import { type Memory, newMemory } from './memory.js';
import type { Resolution } from './read-alone.js';
import type { Resolver } from './resolve.js';
import { createScopes, createWithoutDenied, fitsScopes } from './scopes.js';
import {
  clausesOf,
  partsOf,
  type Segment,
  segmentsOf,
  sharedParts,
  withBeginnings,
  withoutAppeal,
  withoutOpening,
} from './segments.js';
import { createSharedScope } from './shared-scope.js';
import type { Speech } from './speech.js';
import { createSpread, type Spread } from './spread.js';
import { lineOf, wordsOf } from './words.js';

type Entry = Extract<Resolution, { kind: 'entry' }>;

/** What a whole message was found to ask. */
export type Found =
  | {
      readonly kind: 'entries';
      /** One for each part, in order, each id once. */
      readonly entries: readonly Entry[];
      /** Parts of the question, as typed, that no entry answers. */
      readonly leftOut: readonly string[];
      readonly unexplained: readonly string[];
    }
  | Exclude<Resolution, Entry>;

export interface Questions {
  read(text: string, memory: Memory | undefined): Found;
  /** The questions of a message as they were typed, in order. */
  parts(text: string): readonly string[];
  /** True where the knowledge uses that folded word itself. */
  knows(word: string): boolean;
  /** True where the knowledge writes that folded word in capitals: "fra" is a name there. */
  abbreviates(word: string): boolean;
}

/** Questions of one message that are answered. */
const MOST_ANSWERS = 4;
/** Confidence from which on a question is taken for two although one answer was found. */
const CLEAR = 0.85;
/** Confidence from which on a part of a message is taken as it stands. */
const SURE = 0.75;
/** The same for one of the keywords of a list. */
const PLAIN = 0.5;
/** The same for a part that points back to one about which the sources say nothing. */
const LIKELY = 0.7;
/** Confidence from which on a message is understood as a whole, so that its parts count for less. */
const WHOLE = 0.8;
/** Words at most of one of several keywords. */
const LONGEST_KEYWORD = 3;
/** Words from which on a part that is not understood is named in the reply. */
const ASKING_FROM = 4;
/** Words at most of a sentence that is but keywords. */
const MOST_KEYWORDS = 6;
/** Words from which on a message is long: it tells something around its question. */
const LONG = 25;
/** Words from which on the sentence that asks in a long message may say all: not "what are the parts?". */
const SHORTEST_ASKING = 5;
/** Parts of a long message that are read alone. */
const MOST_VOUCHING = 30;

/** Takes a message apart into the questions that it asks, and has each of them resolved. */
export function createQuestions(resolver: Resolver, knowledge: LanguageKnowledge, speech: Speech): Questions {
  const readScopes = createScopes(knowledge.scopes);
  /** What the knowledge says in its own voice, as one line, each of its words, and those in capitals. */
  const ownWords = once(() => {
    const texts = [...knowledge.entries.values()].map((one) => `${one.question} ${one.answer}`);
    const line = texts.map(lineOf).join(' ');
    const capitals = texts.flatMap((text) => text.match(/\b\p{Lu}{2,}\b/gu) ?? []);
    return { line: ` ${line} `, words: new Set(line.split(' ')), capitals: new Set(capitals.map(lineOf)) };
  });
  const spreadOf = createSpread(knowledge, speech);
  const knows = (word: string): boolean => ownWords().words.has(word);
  const abbreviates = (word: string): boolean => ownWords().capitals.has(word);
  const unwrap = createUnwrap(speech, knows);
  const withoutDenied = createWithoutDenied(knowledge.scopes, speech);
  const { hasAsker, startsAsking, pointsBack, isIdle, together, withAskers } = createAsking(speech, (words) =>
    ownWords().line.includes(` ${words} `),
  );
  const { joinSentences, joinParts, inherit } = createSharedScope(knowledge, speech, isIdle);
  const isGap = (id: string): boolean => knowledge.entries.get(id)?.kind === 'gap';

  /** Reads the message without who wants to know, and as it was typed where that is not understood. */
  const read = (typed: string, memory: Memory | undefined): Found => {
    const plain = unwrap(withoutDenied(withoutOpening(typed, speech)));
    const found = message(plain, memory);
    return plain === typed || found.kind !== 'none' ? found : message(typed, memory);
  };

  const message = (typed: string, memory: Memory | undefined): Found => {
    const all = segmentsOf(typed, speech);
    const segments = joinSentences(withoutAppeal(all, speech));
    const text = segments.length === all.length ? typed : segments.map((segment) => segment.text).join(' ');
    const asking = segments.filter(({ asks }) => asks);
    if (wordsOf(text).length >= LONG && asking.length <= 1) return vouched(text, segments, memory);
    const listed = listedIn(segments);
    if (listed.length > 1) return several(listed, memory) ?? mixed(text, segments, memory);
    if (asking.length <= 1) return mixed(text, segments, memory);
    return (
      withoutFaint(
        several(
          asking.map((segment) => ({ text: segment.text, background: before(segments, segment) })),
          memory,
        ),
        resolver.alone(text),
      ) ?? best(text, segments, memory)
    );
  };

  /** "Number of experts in 2021; participants in 2024?": keywords, each clear by itself, are a list. */
  const listedIn = (segments: readonly Segment[]): { text: string; background: string }[] => {
    const areShort = segments.every(({ text }) => wordsOf(text).length <= LONGEST_KEYWORD);
    const isListed = ({ text, asks }: Segment): boolean => {
      if (asks) return !pointsBack(text);
      const alone = wordsOf(text).length <= MOST_KEYWORDS ? resolver.alone(text) : undefined;
      return alone?.kind === 'entry' && alone.confidence >= (areShort ? PLAIN : SURE);
    };
    return segments.every(isListed) ? segments.map(({ text }) => ({ text, background: '' })) : [];
  };

  /**
   * A long message tells much besides what it asks, so that its sentences mislead more often than the whole, and the whole
   * is never clear. The only sentence that asks is taken where it is clear by itself; else what the whole is most like, where
   * one of its parts, read alone, asks for the same.
   */
  const vouched = (text: string, segments: readonly Segment[], memory: Memory | undefined): Found => {
    const asking = segments.find(({ asks }) => asks)?.text ?? '';
    const asked = resolver.alone(asking);
    const isWhole = wordsOf(asking).length >= SHORTEST_ASKING && !resolver.leans(asking);
    if (asked.kind === 'entry' && asked.confidence >= SURE && isWhole) return single(asked, text, memory);
    const whole = resolver.alone(text);
    if (whole.kind === 'entry') return single(whole, text, memory);
    const [first] = whole.kind === 'clarify' ? whole.ids : whole.nearest;
    const clauses = segments.flatMap((segment) => clausesOf(segment.text, speech));
    const pairs = clauses.slice(1).map((clause, index) => `${clauses[index]} ${clause}`);
    const parts = [...segments.map((segment) => segment.text), ...clauses, ...pairs].slice(0, MOST_VOUCHING);
    for (const part of parts) {
      const alone = resolver.alone(part);
      if (alone.kind === 'entry' && alone.id === first)
        return single({ ...alone, unexplained: [] }, text, memory);
    }
    const otherwise = mixed(text, segments, memory);
    const [other] = otherwise.kind === 'entries' ? otherwise.entries : [];
    if (first === undefined || other === undefined) return otherwise;
    return { kind: 'clarify', ids: [first, other.id] };
  };

  /** A sentence or several, of which one at most asks. */
  const mixed = (text: string, segments: readonly Segment[], memory: Memory | undefined): Found => {
    if (segments.length <= 1) return one(text, memory);
    const asking = segments.findIndex(({ asks }) => asks);
    return asking < 0 ? best(text, segments, memory) : within(text, segments, asking, memory);
  };

  /** One sentence, which may be compound. */
  const one = (text: string, memory: Memory | undefined): Found => {
    const whole = resolve(text, memory);
    const parts = joinParts(together(partsOf(text, speech), text));
    const isWritten = parts.length > 1 && whole.kind === 'entry' && resolver.written(text) === whole.id;
    if (isWritten) return single(whole, text, memory);
    for (const spread of spreadOf(text)) {
      const found = spreadOut(spread, whole, memory);
      if (found !== null) return found;
    }
    // "and the centre, since when?" is one question about another thing than before.
    const isEllipsis = memory !== undefined && resolver.continues(text) && !hasAsker(parts[0] ?? '');
    // "the one of 2022, not 2021" asks one thing.
    const takesBack = memory !== undefined && resolver.meant(text).length < wordsOf(text).length;
    if (parts.length > 1 && !isEllipsis && !takesBack) {
      const own = inherit(withBeginnings(parts, speech), text);
      const asking = withAskers(parts, text);
      const asksOnce = parts.filter(hasAsker).length <= 1;
      const compound = withoutFaint(
        (asksOnce && whole.kind === 'entry' && isGap(whole.id) ? shared(text, whole) : null) ??
          (own.length > 1 ? apart(own, whole, memory) : null) ??
          (asking.length > 1 && asking.length < parts.length
            ? apart(inherit(withBeginnings(asking, speech), text), whole, memory)
            : null) ??
          shared(text, whole),
        whole,
      );
      if (compound !== null) return compound;
    }
    return single(whole, text, memory);
  };

  /**
   * Where a message is understood as a whole, a further part of it is worth an answer only where it is clear, too, and the
   * less it looks like a question, the clearer.
   */
  const withoutFaint = (found: Found | null, whole: Resolution): Found | null => {
    if (found?.kind !== 'entries' || whole.kind !== 'entry') return found;
    if (!found.entries.some(({ id }) => id === whole.id)) return found;
    const isFaint = ({ question, confidence }: Entry): boolean =>
      whole.confidence >= (hasAsker(question) ? WHOLE : LIKELY) &&
      confidence < (startsAsking(question) ? LIKELY : WHOLE);
    return { ...found, entries: found.entries.filter((one) => one.id === whole.id || !isFaint(one)) };
  };

  /** Each question of a spread, where it is known what each of them means. */
  const spreadOut = (
    { questions, joined }: Spread,
    whole: Resolution,
    memory: Memory | undefined,
  ): Found | null => {
    const known = whole.kind === 'entry' && !isGap(whole.id) ? whole.id : undefined;
    // "The themes of 2021 and 2023" has an answer of its own where one tells all.
    const isOfAll = whole.kind === 'entry' && knowledge.entries.get(known ?? '')?.scope === ANY_SCOPE;
    if (joined === 'scopes' && isOfAll && whole.confidence >= PLAIN)
      return { kind: 'entries', entries: [whole], leftOut: [], unexplained: whole.unexplained };
    const entries: Entry[] = [];
    for (const question of questions) {
      const found = joined === 'askers' ? resolve(question, memory) : resolver.alone(question);
      if (found.kind !== 'entry') return null;
      if (!entries.some(({ id }) => id === found.id)) entries.push(found);
    }
    const facts = entries.filter(({ id }) => !isGap(id));
    const isBeside = known === undefined || facts.some(({ id }) => id === known);
    if (joined === 'names' && (facts.length < questions.length || !isBeside)) return null;
    return entries.length > 1 && facts.length > 0
      ? { kind: 'entries', entries, leftOut: [], unexplained: [] }
      : null;
  };

  /** What two joined words share: "what do FRA and UCLG stand for" asks for both. */
  const shared = (text: string, whole: Resolution): Found | null => {
    const known = whole.kind === 'entry' && !isGap(whole.id) ? whole : undefined;
    for (const { first, second, joined } of sharedParts(text, speech)) {
      if (joined.some((line) => ownWords().line.includes(line))) continue;
      const a = clearest(first);
      const b = clearest(second);
      if (a === undefined || b === undefined || a.id === b.id) continue;
      // Where the whole has an answer, it has to be one of the two, and the other just as clear.
      const isBeside = known?.id === a.id || known?.id === b.id;
      const least = Math.min(a.confidence, b.confidence);
      if (known === undefined || least >= (isBeside ? CLEAR : Math.max(SURE, known.confidence)))
        return { kind: 'entries', entries: [a, b], leftOut: [], unexplained: [] };
    }
    return null;
  };

  const clearest = (variants: readonly string[]): Entry | undefined =>
    variants
      .map((variant) => resolver.alone(variant))
      .filter((found): found is Entry => found.kind === 'entry' && !isGap(found.id))
      .sort((a, b) => b.confidence - a.confidence)[0];

  /** Several parts, where no single entry covers them all. */
  const apart = (parts: readonly string[], whole: Resolution, memory: Memory | undefined): Found | null => {
    const allAsk = parts.every(hasAsker);
    // "How many pages has it, roughly": what the sources do not say is not answered by what asks nothing.
    const [asking, ...others] = parts.filter(hasAsker);
    if (asking !== undefined && others.length === 0) {
      const asked = whole.kind === 'entry' || pointsBack(asking) ? whole : resolver.alone(asking);
      if (asked.kind === 'entry' && isGap(asked.id))
        return { kind: 'entries', entries: [asked], leftOut: [], unexplained: asked.unexplained };
    }
    const isOneEntry = whole.kind === 'entry' && !isGap(whole.id);
    const { ids: named } = readScopes(parts.join(' '));
    const isKeywords = parts.every((part) => !hasAsker(part) && wordsOf(part).length <= LONGEST_KEYWORD);
    if (isOneEntry && !allAsk && named.size === 0 && !isKeywords) return null;
    const found = several(
      parts.map((text) => ({ text, background: '' })),
      memory,
      whole,
    );
    if (found === null || found.kind !== 'entries') return null;
    const allFit = found.entries.every(({ id }) => fitsScopes(knowledge, id, named));
    if (!allFit || parts.some(isFaint)) return null;
    if (found.entries.length > 1) {
      if (whole.kind !== 'entry' || !isGap(whole.id)) return found;
      // "Has any council gone and done what the paper says" asks once.
      const isAsked = ({ id, question }: Entry): boolean => isGap(id) || startsAsking(question);
      const isClear = parts.some(hasAsker) || whole.confidence >= CLEAR;
      const hasWhole = found.entries.some(({ id }) => id === whole.id);
      const entries = isClear && hasWhole ? found.entries.filter(isAsked) : found.entries;
      return entries.every(({ id }) => isGap(id)) ? null : { ...found, entries };
    }
    // One part understood: worth more than the whole only where the rest is a question, and the whole was not understood or
    // is that part alone.
    const [only] = found.entries;
    const isThatPart = whole.kind === 'entry' && whole.id === only?.id && !isGap(whole.id);
    const restAsks = found.leftOut.every((part) => wordsOf(part).length >= ASKING_FROM);
    // Beside what is far from the subject, only what is clear by itself counts.
    const isItself = parts.some((part) => part === only?.question && startsAsking(part));
    if (whole.kind === 'none' && !(isItself && (only?.confidence ?? 0) >= SURE)) return null;
    return allAsk && (whole.kind !== 'entry' || (isThatPart && restAsks && found.leftOut.length > 0))
      ? found
      : null;
  };

  /** A part that asks nothing by itself and is hardly understood: the message is no list. */
  const isFaint = (part: string): boolean => {
    if (hasAsker(part) || resolver.written(part) !== undefined) return false;
    const alone = resolver.alone(part);
    return alone.kind === 'entry' && !isGap(alone.id) && alone.confidence < PLAIN;
  };

  const several = (
    parts: readonly { readonly text: string; readonly background: string }[],
    memory: Memory | undefined,
    whole?: Resolution,
  ): Found | null => {
    const entries: Entry[] = [];
    const leftOut: string[] = [];
    let context = memory;
    let isLost = false;
    for (const { text, background } of parts) {
      // What says by itself what it asks is not bent by the part before it, unless the talk is of another edition.
      const alone = resolver.alone(text);
      const hasPronoun = pointsBack(text);
      // "When was the fair in Rome, and what was its topic?": nobody knows what "its" is.
      if (hasPronoun && isLost) {
        leftOut.push(text);
        continue;
      }
      const points = context !== memory && hasPronoun;
      const isClear =
        !points && alone.kind === 'entry' && alone.confidence >= SURE && !isElsewhere(context, alone.id);
      let resolution = isClear ? alone : resolve(text, context);
      // "Is it binding, and in which languages is it?": what it asks by itself comes before the answer that was given.
      const reached = resolution.kind === 'entry' ? resolution.id : undefined;
      const isGiven = entries.some(({ id }) => id === reached);
      if (isGiven && alone.kind === 'entry' && alone.confidence >= PLAIN) resolution = alone;
      if (resolution.kind !== 'entry' && background !== '')
        resolution = resolve(`${background} ${text}`, undefined);
      // "What did it cost, and by whom was it paid?": of what the sources do not say they say no more, unless it is another question.
      const isMoreOfGap =
        isGap(entries.at(-1)?.id ?? '') &&
        resolution.kind === 'entry' &&
        !isGap(resolution.id) &&
        !isClear &&
        !(whole?.kind === 'entry' && whole.id === resolution.id) &&
        (hasPronoun || resolver.leans(readScopes(text).rest.join(' '))) &&
        !(alone.kind === 'entry' && alone.id === resolution.id && alone.confidence >= LIKELY);
      if (isMoreOfGap) continue;
      if (resolution.kind === 'entry') {
        const { id } = resolution;
        if (!entries.some((entry) => entry.id === id)) entries.push(resolution);
        context = contextOf(resolution);
      } else {
        leftOut.push(text);
      }
      isLost = resolution.kind === 'none' && alone.kind === 'none';
    }
    if (entries.length === 0) return null;
    return { kind: 'entries', entries: entries.slice(0, MOST_ANSWERS), leftOut, unexplained: [] };
  };

  /** True where the talk is of another scope than the usual one, and the entry of the usual. */
  const isElsewhere = (context: Memory | undefined, id: string): boolean => {
    const last = knowledge.entries.get(context?.entry ?? '')?.scope;
    const { defaultScope } = knowledge;
    return (
      last !== undefined &&
      last !== ANY_SCOPE &&
      last !== defaultScope &&
      knowledge.entries.get(id)?.scope === defaultScope
    );
  };

  /** One sentence asks, others tell: it may need what stands around it. */
  const within = (
    text: string,
    segments: readonly Segment[],
    at: number,
    memory: Memory | undefined,
  ): Found => {
    const asking = segments[at]?.text ?? text;
    const alone = one(asking, memory);
    const isSure = alone.kind === 'entries' && (alone.entries[0]?.confidence ?? 0) >= SURE;
    if (isSure || (alone.kind === 'entries' && !resolver.leans(asking))) return alone;
    const around = [joined(segments, at - 1, at), joined(segments, at, at + 1), text].map((one) =>
      resolver.alone(one),
    );
    return bestOf([...around], alone);
  };

  /** The message as a whole, or its clearest sentence. */
  const best = (text: string, segments: readonly Segment[], memory: Memory | undefined): Found =>
    bestOf(
      [...segments.map((segment) => resolve(segment.text, memory)), resolve(text, memory)],
      single(resolve(text, memory), text, memory),
    );

  const resolve = (text: string, memory: Memory | undefined): Resolution =>
    memory === undefined || (memory.lost && resolver.leans(text))
      ? resolver.alone(text)
      : resolver.after(text, memory);

  const single = (resolution: Resolution, text: string, memory: Memory | undefined): Found => {
    if (resolution.kind === 'entry')
      return { kind: 'entries', entries: [resolution], leftOut: [], unexplained: resolution.unexplained };
    if (resolution.kind === 'none' && resolver.leans(text) && (memory === undefined || !memory.lost))
      return { kind: 'clarify', ids: [] };
    return resolution;
  };

  const parts = (text: string): readonly string[] =>
    segmentsOf(text, speech).flatMap((segment) => withAskers(partsOf(segment.text, speech), segment.text));

  return { read, parts, knows, abbreviates };
}

function bestOf(resolutions: readonly Resolution[], otherwise: Found): Found {
  const entries = resolutions
    .filter((resolution): resolution is Entry => resolution.kind === 'entry')
    .sort((a, b) => b.confidence - a.confidence);
  const [best] = entries;
  if (
    best !== undefined &&
    (otherwise.kind !== 'entries' || best.confidence > (otherwise.entries[0]?.confidence ?? 0))
  ) {
    return { kind: 'entries', entries: [best], leftOut: [], unexplained: [] };
  }
  return otherwise;
}

function joined(segments: readonly Segment[], from: number, to: number): string {
  return segments
    .slice(Math.max(0, from), to + 1)
    .map(({ text }) => text)
    .join(' ');
}

function before(segments: readonly Segment[], segment: Segment): string {
  const previous = segments[segments.indexOf(segment) - 1];
  return previous === undefined || previous.asks ? '' : previous.text;
}

/** What the next part of the same message may lean on. */
function contextOf({ id, question }: Entry): Memory {
  return { ...newMemory(), question, entry: id, lost: false };
}
