import type { Intent } from '../../../src/matching/intent.js';
import { seededRandom } from '../../../src/matching/random.js';

/** Questions of each generated entry, as in a curated file. */
const PER_ENTRY = 10;

const TEMPLATES = [
  'What is the {a} of the {b} {c}?',
  'tell me about the {a} of {b} {c}',
  'who is responsible for the {a} at the {b} {c}',
  'when was the {a} of the {b} {c} decided',
  'how does the {b} {c} deal with its {a}',
  'is there anything on {a} in the {b} {c}',
  '{b} {c} {a}',
  'please explain the {a} that the {b} {c} has',
  'why does the {b} {c} need a {a}',
  'where do I find the {a} of the {b} {c}',
  'I work for a town and want to know the {a} of the {b} {c}',
  'does the {b} {c} have a {a} and what is in it',
] as const;

const ASPECTS =
  'budget programme charter strategy network report mandate agenda council office history partnership election training survey declaration commitment monitoring archive newsletter'.split(
    ' ',
  );
const BODIES =
  'commission forum institute alliance assembly committee observatory foundation secretariat agency federation workshop'.split(
    ' ',
  );
const SYLLABLES =
  'ba be bri da dor el fa gar go ha jul ka kel li lor ma mer na nor ost pa pel ra ri sa sol ta ter ul va ven wil zan zor'.split(
    ' ',
  );

/**
 * Entries about bodies that do not exist, with so many questions in all; the same for the same seed.
 *
 * @example { id: 'entry-7', utterances: ['What is the charter of the Dorkel forum?', 'tell me about …'], answer: '…' }
 */
export function generateIntents(questions: number, seed = 1): Intent[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[], otherwise: T): T =>
    list[Math.floor(random() * list.length)] ?? otherwise;
  const taken = new Set<string>();
  const invent = (): { a: string; b: string; c: string } => {
    const name = `${pick(SYLLABLES, '')}${pick(SYLLABLES, '')}${pick(SYLLABLES, '')}`;
    const subject = { a: pick(ASPECTS, ''), b: name, c: pick(BODIES, '') };
    const key = `${subject.a} ${name}`;
    if (taken.has(key)) return invent();
    taken.add(key);
    return subject;
  };
  return Array.from({ length: Math.ceil(questions / PER_ENTRY) }, (_, i) => {
    const { a, b, c } = invent();
    const start = Math.floor(random() * TEMPLATES.length);
    const utterances = Array.from({ length: PER_ENTRY }, (_, j) =>
      (TEMPLATES[(start + j) % TEMPLATES.length] ?? TEMPLATES[0])
        .replace('{a}', a)
        .replace('{b}', b)
        .replace('{c}', c),
    );
    return { id: `entry-${i}`, utterances, answer: `The ${b} ${c} describes its ${a} on its own page.` };
  });
}
