import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimitOptions {
  /** Questions of one person in one window, 1 or more. */
  questions: number;
  /** Seconds, 1 or more. */
  windowSeconds: number;
}

export const RATE_LIMIT: Readonly<RateLimitOptions> = Object.freeze({
  // A fast reader asks about one question in three seconds.
  questions: 10,
  // Short, so that nobody who was stopped has to wait long.
  windowSeconds: 30,
});

/** What became of one more question of a person. */
export interface Admission {
  readonly allowed: boolean;
  /** True for the first refusal of a window only, where a second notice would itself be noise. */
  readonly firstRefusal: boolean;
}

export interface RateLimit {
  /** Counts one question. `person` is unique over all platforms, for example `discord:80351110224678912`. */
  take(person: string): Promise<Admission>;
}

/** Limits questions per person in memory. The ids of people are kept only as hashes with a secret of this process. */
export function createRateLimit(options: Partial<RateLimitOptions> = {}): RateLimit {
  const { questions, windowSeconds } = { ...RATE_LIMIT, ...options };
  const limiter = new RateLimiterMemory({ points: questions, duration: windowSeconds });
  const secret = randomBytes(32);

  return {
    async take(person) {
      const key = createHmac('sha256', secret).update(person).digest('base64url');
      try {
        await limiter.consume(key);
        return { allowed: true, firstRefusal: false };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { allowed: false, firstRefusal: refusal.consumedPoints === questions + 1 };
      }
    },
  };
}
