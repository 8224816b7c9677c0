import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A process beside this one, for work that takes much memory for a short time. A thread would leave much of it with this
 * process; what a process took is given back when it ends.
 */
export interface Helper {
  /** Sends plain values and typed arrays, which are copied; resolves when all of it is on its way. */
  readonly send: (message: unknown) => Promise<void>;
  /** The next answers, in their order; each rejects where the helper ends before. To be called before it is sent anything. */
  readonly answers: <T>(count: number) => Promise<T>[];
  readonly end: () => void;
}

/** A process that lives for seconds needs little room for what lives for a moment, and one thread that compiles and cleans up. */
const FLAGS = ['--max-semi-space-size=1', '--v8-pool-size=1'];
/** Characters that are kept of what a broken helper wrote. */
const MOST_COMPLAINT = 4000;

/** Path of `<name>-helper.js`; undefined in the tests, which run the sources: a helper runs compiled files only. */
export function helperOf(name: string): string | undefined {
  const path = join(import.meta.dirname, `${name}-helper.js`);
  return existsSync(path) ? path : undefined;
}

export function startHelper(path: string): Helper {
  const helper = fork(path, [], {
    serialization: 'advanced',
    execArgv: FLAGS,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C reaches all processes of a group at once; when to end is for the one that is helped to say.
    detached: process.platform !== 'win32',
  });
  const end = (): void => {
    helper.kill('SIGKILL');
  };
  process.once('exit', end);
  helper.once('close', () => process.off('exit', end));
  let complaint = '';
  helper.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-MOST_COMPLAINT);
  });
  const broken = new Promise<never>((_, reject) => {
    helper.on('error', reject);
    helper.once('close', (code, signal) => {
      const cause = complaint === '' ? '' : ` ${complaint}`;
      reject(new Error(`A helper process ended with ${code ?? signal} before its work was done.${cause}`));
    });
  });
  // Whoever waits for an answer is told; where nobody waits any more, nobody needs to be.
  broken.catch(() => undefined);
  return {
    send: (message) =>
      new Promise((resolve) => {
        // A helper that is gone can be sent nothing: the answers say why it is gone.
        helper.send(message as object, () => resolve());
      }),
    answers: <T>(count: number) => {
      const takes: ((answer: T) => void)[] = [];
      const answers = Array.from({ length: count }, () => {
        const answer = Promise.race([broken, new Promise<T>((resolve) => takes.push(resolve))]);
        answer.catch(() => undefined);
        return answer;
      });
      helper.on('message', (message: object) => {
        // Node itself sends messages there, too, when it watches files.
        if ('answer' in message) takes.shift()?.(message.answer as T);
      });
      return answers;
    },
    end,
  };
}

/**
 * For the file of a helper: what it does with what it is sent. It ends with the process that it helps.
 *
 * @param work gets a message, and what sends an answer; that resolves when all of it is on its way
 */
export function help<T>(work: (message: T, send: (answer: unknown) => Promise<void>) => Promise<void>): void {
  const send = (answer: unknown): Promise<void> =>
    new Promise((resolve) => {
      process.send?.({ answer }, undefined, undefined, () => resolve());
    });
  process.on('message', (message: T) => work(message, send));
  process.once('disconnect', () => process.exit());
}
