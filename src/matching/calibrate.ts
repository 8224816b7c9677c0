import { compareGuesses, type Evidence, type Guess, weighUp } from './evidence.js';
import type { Origin, Trial } from './holdout.js';
import { fitLogit, type Logit, type LogitExample, logitOf } from './logit.js';
import { CAUTIOUS_POLICY, type Policy } from './policy.js';

/** Shares of the questions of each origin that are assumed; what does not occur leaves its share to the others. */
type Mix = Readonly<Record<Origin, number>>;
/** For learning which signs tell right from wrong: both sides are heard. */
const LEARNING_MIX: Mix = Object.freeze({ inScope: 0.6, heldOut: 0.2, swapped: 0.1, background: 0.1 });
/**
 * For the rate of false answers. Questions of held-out intents lie closer to the subject than most of what people really
 * ask beside it, so they are few here.
 */
const ASKING_MIX: Mix = Object.freeze({ inScope: 0.78, heldOut: 0.05, swapped: 0.05, background: 0.12 });
/** Asking back needlessly costs less than a false answer: it may happen as often. */
const CLARIFY_FACTOR = 1.5;
const LEAST_CLARIFY = 0.35;
const FEWEST_EXAMPLES = 30;
/**
 * What the signs and the traits of `evidence.ts` weigh as a rule, in their order, rounded from five knowledges made of
 * CLINC150 and BANKING77 with 5 to 30 questions an intent. A small knowledge has too few questions to learn it anew.
 */
const USUAL_SIGNS: readonly number[] = [
  0.2, 0.4, 0.6, 0, 0, -0.8, -0.1, 0.4, 0, -0.6, 0.1, -0.15, -0.5, 0.3, 0.2, 0,
];
const USUAL_TRAITS: readonly number[] = [3.3, 2.2, 0.6, 0, 0.5];
/** How strongly they count: as much as about this many questions. */
const RIDGE = 15;

interface Judgement {
  readonly signs: Evidence['signs'];
  /** The best three guesses by the number of their intent, best first. */
  readonly best: readonly number[];
  readonly truth: number;
  readonly origin: Origin;
  readonly harmless: Trial['harmless'];
}

/**
 * Learns when to answer: part of the questions, and some intents as a whole, are held out; a matcher that never saw them
 * is asked. Questions of the held-out intents are out of scope for it, and near the subject, which is the hard kind.
 *
 * @param targetFalseRate share of these questions that may be answered wrongly, 0 to 1
 */
export function calibrate(found: readonly Trial[], targetFalseRate: number): Policy {
  const comparison = fitComparison(found);
  const trials = found.map(({ sighting, truth, origin, harmless }): Judgement => {
    const { signs, guesses } = weighUp(sighting, comparison);
    return { signs, best: guesses.slice(0, 3).map(({ intent }) => intent), truth, origin, harmless };
  });
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
    ...thresholds(trials, right, among, weightsOf(trials, ASKING_MIX), targetFalseRate),
  };
}

/** Learns from pairs of guesses of which one is right. */
function fitComparison(trials: readonly Trial[]): Logit | undefined {
  const examples = trials.flatMap(({ sighting: { guesses }, truth }) => {
    const right = truth < 0 ? undefined : guesses.find(({ intent }) => intent === truth);
    return right ? pairs(right, guesses) : [];
  });
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

function isRight({ best: [first], truth, harmless }: Judgement): boolean {
  return first !== undefined && ((truth >= 0 && first === truth) || harmless(first));
}

function isAmong({ best, truth, harmless }: Judgement): boolean {
  return best.some((intent) => (truth >= 0 && intent === truth) || harmless(intent));
}

function example({ signs }: Judgement, isTrue: boolean, weight: number): LogitExample {
  return { values: signs, isTrue, weight };
}

/** Weight of each trial, so that the kinds of question have the shares of the mix; the weights have mean 1. */
function weightsOf(trials: readonly Judgement[], mix: Mix): (trial: Judgement) => number {
  const counts: Record<Origin, number> = { inScope: 0, heldOut: 0, swapped: 0, background: 0 };
  for (const { origin } of trials) counts[origin]++;
  const present = (Object.keys(counts) as Origin[]).filter((origin) => counts[origin] > 0);
  const sum = present.reduce((total, origin) => total + mix[origin], 0);
  return ({ origin }) => (mix[origin] * trials.length) / (sum * counts[origin]);
}

/** Lowest thresholds that keep false answers, and needless questions back, within their rates. */
function thresholds(
  trials: readonly Judgement[],
  right: Logit,
  among: Logit,
  weigh: (trial: Judgement) => number,
  targetFalseRate: number,
): { acceptFrom: number; clarifyFrom: number } {
  const total = trials.reduce((sum, trial) => sum + weigh(trial), 0);
  const acceptFrom = lowest(
    trials.map((trial) => ({
      probability: logitOf(right, trial.signs),
      cost: isRight(trial) ? 0 : weigh(trial) / total,
    })),
    targetFalseRate,
  );
  const clarifyFrom = lowest(
    trials
      .filter(({ signs }) => logitOf(right, signs) < acceptFrom)
      .map((trial) => ({
        probability: logitOf(among, trial.signs),
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
