import type { Memory } from './memory.js';
import type { Resolution, Resolver } from './resolve.js';
import { partsOf, type Segment, segmentsOf } from './segments.js';
import type { Speech } from './speech.js';
import { wordsOf } from './words.js';

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
}

/** Questions of one message that are answered. */
const MOST_ANSWERS = 4;

/** Takes a message apart into the questions that it asks, and has each of them resolved. */
export function createQuestions(resolver: Resolver, speech: Speech): Questions {
  const read = (text: string, memory: Memory | undefined): Found => {
    const segments = segmentsOf(text, speech);
    const asking = segments.filter(({ asks }) => asks);
    if (segments.length <= 1) return one(text, memory);
    if (asking.length === 0) return best(text, segments, memory);
    if (asking.length === 1) return within(text, segments, segments.indexOf(asking[0] as Segment), memory);
    return (
      several(
        asking.map((segment) => ({ text: segment.text, background: before(segments, segment) })),
        memory,
      ) ?? best(text, segments, memory)
    );
  };

  /** One sentence, which may be compound. */
  const one = (text: string, memory: Memory | undefined): Found => {
    const whole = resolve(text, memory);
    const parts = partsOf(text, speech);
    if (parts.length > 1) {
      const compound = apart(parts, whole, memory);
      if (compound !== null) return compound;
    }
    return single(whole, text, memory);
  };

  /** Several parts, where no single entry covers them all. */
  const apart = (parts: readonly string[], whole: Resolution, memory: Memory | undefined): Found | null => {
    const allAsk = parts.every((part) => wordsOf(part).some((word) => speech.askers.has(word)));
    if (whole.kind === 'entry' && whole.unexplained.length === 0 && !allAsk) return null;
    const found = several(
      parts.map((text) => ({ text, background: '' })),
      memory,
    );
    if (found === null || found.kind !== 'entries') return null;
    if (found.entries.length > 1) return found;
    // One part understood: worth more than the whole only where the whole was not, and the rest is a question.
    return whole.kind !== 'entry' && allAsk ? found : null;
  };

  const several = (
    parts: readonly { readonly text: string; readonly background: string }[],
    memory: Memory | undefined,
  ): Found | null => {
    const entries: Entry[] = [];
    const leftOut: string[] = [];
    let context = memory;
    for (const { text, background } of parts) {
      let resolution = resolve(text, context);
      if (resolution.kind !== 'entry' && background !== '')
        resolution = resolve(`${background} ${text}`, undefined);
      if (resolution.kind === 'entry') {
        const { id } = resolution;
        if (!entries.some((entry) => entry.id === id)) entries.push(resolution);
        context = contextOf(resolution);
      } else {
        leftOut.push(text);
      }
    }
    if (entries.length === 0) return null;
    return { kind: 'entries', entries: entries.slice(0, MOST_ANSWERS), leftOut, unexplained: [] };
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
    if (alone.kind === 'entries' && !resolver.leans(asking)) return alone;
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

  return { read };
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
  return {
    question,
    entry: id,
    items: [],
    position: -1,
    number: null,
    scoped: false,
    shown: [],
    lost: false,
  };
}
