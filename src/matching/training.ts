/** How a linear model is trained. */
export interface Training {
  /** Passes over the examples. */
  readonly passes: number;
  /** Sum of the learning rates of all passes: fewer passes take longer steps, and learn as much. */
  readonly rates: number;
  /** True to go on from what the last training left. */
  readonly goesOn: boolean;
}

/** How a matcher is trained: first for trying the decision, then with all examples. */
export interface TrainingPlan {
  /** Rounds in each of which another part of the examples is held out. */
  readonly rounds: number;
  readonly held: Training;
  readonly whole: Training;
}

/** Up to this many examples a round has too few questions, and training anew takes no time. */
const FEW_EXAMPLES = 1500;
/** Passes over the examples: many where they are few; a fixed amount of work decides in between. */
const FEWEST_PASSES = 3;
const MOST_PASSES = 15;
/** Multiplications of all passes together. */
const WORK = 500_000_000;
/** Features of a usual question. */
const USUAL_FEATURES = 130;
const RATES = 1.2;
/**
 * With many examples the training that holds out a part is not thrown away: the last passes go on from there with all of
 * them. On CLINC150, BANKING77 and the questions of `knowledge/questions/` that ranks no worse than training anew, and takes
 * less than half of the time.
 */
const SHARE_BEFORE = 0.75;
const SHARE_AFTER = 0.5;
const RATES_BEFORE = 1;
const RATES_AFTER = 1;

/** @param rounds rounds of holding out where the examples are few */
export function planTraining(examples: number, classes: number, rounds: number): TrainingPlan {
  const work = examples * USUAL_FEATURES * classes;
  const passes = Math.round(Math.max(FEWEST_PASSES, Math.min(MOST_PASSES, WORK / Math.max(1, work))));
  if (examples <= FEW_EXAMPLES) {
    const anew = { passes, rates: RATES, goesOn: false };
    return { rounds, held: anew, whole: anew };
  }
  return {
    rounds: 1,
    held: { passes: Math.round(passes * SHARE_BEFORE), rates: RATES_BEFORE, goesOn: false },
    whole: { passes: Math.round(passes * SHARE_AFTER), rates: RATES_AFTER, goesOn: true },
  };
}
