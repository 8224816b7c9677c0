import type { Bag, FeatureSet } from './corpus.js';
import { compareGuesses, createJudge, type Evidence, type Guess, type Judge } from './evidence.js';
import { learn, type ReaderTools, type ReadIntent, type Reading } from './knowledge.js';
import { fitLogit, type Logit, type LogitExample, logitOf } from './logit.js';
import { seededRandom, shuffledIndices } from './random.js';
import { swapSubject } from './swap.js';

/** When to answer, learnt from the knowledge. */
export interface Policy {
  /** How the best guesses are weighed against each other. */
  readonly comparison: Logit | undefined;
  /** Probability that the best guess is right; undefined where the knowledge is too small to learn it from. */
  readonly right: Logit | undefined;
  /** Probability that one of the best three is right. */
  readonly among: Logit | undefined;
  readonly acceptFrom: number;
  readonly clarifyFrom: number;
}

export interface CalibrationInput {
  readonly intents: readonly ReadIntent[];
  /** Utterances known to be out of scope. */
  readonly background: readonly { readonly reading: Reading; readonly bag: Bag }[];
  readonly features: FeatureSet;
  readonly tools: ReaderTools;
  readonly epochs: number;
  readonly targetFalseRate: number;
}

/** For a knowledge too small to hold anything out: the product of score and coverage has to be high. */
export const CAUTIOUS_POLICY: Policy = Object.freeze({
  comparison: undefined,
  right: undefined,
  among: undefined,
  acceptFrom: 0.5,
  clarifyFrom: 0.25,
});

/** Where a question that a matcher is tried with comes from. */
type Origin =
  | 'inScope'
  /** Of an intent that the matcher never saw. */
  | 'heldOut'
  /** In scope but for one word, see `swapSubject`. */
  | 'swapped'
  | 'background';

/** Shares of the questions of each origin that are assumed; what does not occur leaves its share to the others. */
type Mix = Readonly<Record<Origin, number>>;
/** For learning which signs tell right from wrong: both sides are heard. */
const LEARNING_MIX: Mix = Object.freeze({ inScope: 0.55, heldOut: 0.2, swapped: 0.15, background: 0.1 });
/**
 * For the rate of false answers. Questions of held-out intents are far harder to decline than what people really ask
 * beside the subject: where 3 % of those of CLINC150 are answered, it is 15 % of the held-out ones. So they are few here.
 */
const ASKING_MIX: Mix = Object.freeze({ inScope: 0.7, heldOut: 0.07, swapped: 0.08, background: 0.15 });
/** Asking back needlessly costs less than a false answer: it may happen as often. */
const CLARIFY_FACTOR = 1.5;
const LEAST_CLARIFY = 0.35;
/** Questions that are judged; more make the thresholds hardly steadier. */
const MOST_QUESTIONS = 1400;
const FEWEST_EXAMPLES = 30;
/**
 * What the signs and the traits of `evidence.ts` weigh as a rule, in their order, averaged over five knowledges made of
 * CLINC150 and BANKING77 with 5 to 30 questions an intent. A small knowledge has too few questions to learn it anew.
 */
const USUAL_SIGNS: readonly number[] = [
  0.2, 0.4, 0.6, 0, 0, -0.8, -0.1, 0.4, 0, -0.6, 0.1, -0.15, -0.5, 0.3, 0.2,
];
const USUAL_TRAITS: readonly number[] = [3.3, 2.2, 0.6, 0, 0.5];
/** How strongly they count: as much as about this many questions. */
const RIDGE = 15;
const SEED = 9;

interface Trial {
  readonly evidence: Evidence;
  /** Number of the right intent in its fold; -1 for out of scope. */
  readonly truth: number;
  readonly origin: Origin;
}

/**
 * Learns when to answer: part of the questions, and some intents as a whole, are held out; a matcher that never saw them
 * is asked. Questions of the held-out intents are out of scope for it, and near the subject, which is the hard kind.
 */
export function calibrate(input: CalibrationInput): Policy {
  const folds = holdOut(input);
  const comparison = fitComparison(folds);
  const trials = folds.flatMap(({ judge, questions }) =>
    questions.map(({ reading, bag, truth, origin }): Trial => {
      return { evidence: judge.judge(reading, bag, comparison), truth, origin };
    }),
  );
  const inScope = trials.filter(({ truth }) => truth >= 0).length;
  if (inScope < FEWEST_EXAMPLES || trials.length - inScope < FEWEST_EXAMPLES) return CAUTIOUS_POLICY;
  const weigh = weightsOf(trials, LEARNING_MIX);
  const right = fitLogit(
    trials.map((trial) => example(trial, isRight(trial), weigh(trial))),
    RIDGE,
    USUAL_SIGNS,
  );
  const among = fitLogit(
    trials.map((trial) => example(trial, isAmong(trial), weigh(trial))),
    RIDGE,
    USUAL_SIGNS,
  );
  return {
    comparison,
    right,
    among,
    ...thresholds(trials, right, among, weightsOf(trials, ASKING_MIX), input.targetFalseRate),
  };
}

interface Question {
  readonly reading: Reading;
  readonly bag: Bag;
  readonly truth: number;
  readonly origin: Origin;
}

interface Fold {
  readonly judge: Judge;
  readonly questions: readonly Question[];
}

function holdOut({ intents, background, features, tools, epochs }: CalibrationInput): Fold[] {
  const total = intents.reduce((sum, { utterances }) => sum + utterances.length, 0);
  const count = total <= 1500 ? 4 : total <= 4000 ? 3 : 2;
  const random = seededRandom(SEED);
  const group = shuffledIndices(intents.length, random);
  return Array.from({ length: count }, (_, fold) => {
    const isHeldOut = (intent: number): boolean => (group[intent] ?? 0) % (count + 1) === fold;
    const kept: ReadIntent[] = [];
    const inside: Question[] = [];
    const outside: Question[] = background.map(
      ({ reading, bag }): Question => ({
        reading,
        bag,
        truth: -1,
        origin: 'background',
      }),
    );
    intents.forEach((intent, number) => {
      const all = intent.utterances.map((reading, index) => ({ reading, bag: intent.bags[index] as Bag }));
      if (isHeldOut(number)) {
        outside.push(...all.map((one) => ({ ...one, truth: -1, origin: 'heldOut' as const })));
        return;
      }
      const asked = all.length < 2 ? [] : all.filter((_, index) => (index + number) % count === fold);
      const left = all.filter((one) => !asked.includes(one));
      inside.push(...asked.map((one) => ({ ...one, truth: kept.length, origin: 'inScope' as const })));
      kept.push({
        utterances: left.map(({ reading }) => reading),
        bags: left.map(({ bag }) => bag),
        answer: intent.answer,
      });
    });
    const most = Math.round(MOST_QUESTIONS / count / 5);
    const asked = sample(inside, 2 * most, random);
    const learnt = learn(kept, features, tools.vectors, epochs);
    const known = new Set(learnt.vocabulary.keys);
    const swapped = sample(inside, most, random).flatMap(({ reading }): Question[] => {
      const other = swapSubject(reading, tools, features, (key) => known.has(key), random);
      return other ? [{ ...other, truth: -1, origin: 'swapped' }] : [];
    });
    const questions = [...asked, ...swapped, ...sample(outside, 2 * most, random)];
    return { judge: createJudge(learnt, features.blocks, tools.vectors), questions };
  });
}

function sample<T>(list: readonly T[], most: number, random: () => number): T[] {
  if (list.length <= most) return [...list];
  return [...shuffledIndices(list.length, random).subarray(0, most)].flatMap((index) => list[index] ?? []);
}

/** Learns from pairs of guesses of which one is right. */
function fitComparison(folds: readonly Fold[]): Logit | undefined {
  const examples: LogitExample[] = [];
  for (const { judge, questions } of folds) {
    for (const { reading, bag, truth } of questions) {
      if (truth < 0) continue;
      const { guesses } = judge.guess(reading, bag);
      const right = guesses.find(({ intent }) => intent === truth);
      if (right) examples.push(...pairs(right, guesses));
    }
  }
  return examples.length < FEWEST_EXAMPLES ? undefined : fitLogit(examples, RIDGE, USUAL_TRAITS);
}

function pairs(right: Guess, guesses: readonly Guess[]): LogitExample[] {
  return guesses
    .filter((other) => other !== right)
    .flatMap((other) => [
      { values: compareGuesses(right, other), isTrue: true, weight: 0.5 },
      { values: compareGuesses(other, right), isTrue: false, weight: 0.5 },
    ]);
}

function isRight({ evidence, truth }: Trial): boolean {
  return truth >= 0 && evidence.guesses[0]?.intent === truth;
}

function isAmong({ evidence, truth }: Trial): boolean {
  return truth >= 0 && evidence.guesses.slice(0, 3).some(({ intent }) => intent === truth);
}

function example({ evidence }: Trial, isTrue: boolean, weight: number): LogitExample {
  return { values: evidence.signs, isTrue, weight };
}

/** Weight of each trial, so that the kinds of question have the shares of the mix; the weights have mean 1. */
function weightsOf(trials: readonly Trial[], mix: Mix): (trial: Trial) => number {
  const counts: Record<Origin, number> = { inScope: 0, heldOut: 0, swapped: 0, background: 0 };
  for (const { origin } of trials) counts[origin]++;
  const present = (Object.keys(counts) as Origin[]).filter((origin) => counts[origin] > 0);
  const sum = present.reduce((total, origin) => total + mix[origin], 0);
  return ({ origin }) => (mix[origin] * trials.length) / (sum * counts[origin]);
}

/** Lowest thresholds that keep false answers, and needless questions back, within their rates. */
function thresholds(
  trials: readonly Trial[],
  right: Logit,
  among: Logit,
  weigh: (trial: Trial) => number,
  targetFalseRate: number,
): { acceptFrom: number; clarifyFrom: number } {
  const total = trials.reduce((sum, trial) => sum + weigh(trial), 0);
  const acceptFrom = lowest(
    trials.map((trial) => ({
      probability: logitOf(right, trial.evidence.signs),
      cost: isRight(trial) ? 0 : weigh(trial) / total,
    })),
    targetFalseRate,
  );
  const clarifyFrom = lowest(
    trials
      .filter(({ evidence }) => logitOf(right, evidence.signs) < acceptFrom)
      .map((trial) => ({
        probability: logitOf(among, trial.evidence.signs),
        cost: isAmong(trial) ? 0 : weigh(trial) / total,
      })),
    targetFalseRate * CLARIFY_FACTOR,
  );
  return { acceptFrom, clarifyFrom: Math.max(LEAST_CLARIFY, clarifyFrom) };
}

function lowest(list: { probability: number; cost: number }[], budget: number): number {
  list.sort((a, b) => b.probability - a.probability);
  let spent = 0;
  let threshold = 1;
  for (const { probability, cost } of list) {
    spent += cost;
    if (spent > budget) break;
    threshold = probability;
  }
  return threshold;
}
