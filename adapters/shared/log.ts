import pino from 'pino';
import { redact } from './redact.js';

/** Where an adapter reports. A sentence is plain English and carries its cure; it holds no text, name or id of a person. */
export interface Log {
  info(sentence: string): void;
  warn(sentence: string, error?: unknown): void;
  error(sentence: string, error?: unknown): void;
}

export interface LogOptions {
  /** Values that must never appear, for example the tokens of the platforms. */
  readonly secrets?: readonly string[];
  /** Takes one finished line with its line break; standard error by default. */
  readonly write?: (line: string) => void;
}

/** A log of one JSON object a line, on standard error: standard output belongs to the commands. */
export function createLog({
  secrets = [],
  write = (line) => void process.stderr.write(line),
}: LogOptions = {}): Log {
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      // Pino's own serializer copies every field of an error.
      serializers: { err: (described: LoggedError) => described },
    },
    { write },
  );
  const entry = (error: unknown) => (error === undefined ? {} : { err: describeError(error, secrets) });

  return {
    info: (sentence) => logger.info(redact(sentence, secrets)),
    warn: (sentence, error) => logger.warn(entry(error), redact(sentence, secrets)),
    error: (sentence, error) => logger.error(entry(error), redact(sentence, secrets)),
  };
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: LoggedError;
}

/** Only these fields: the errors of both SDKs carry the request, and with it message texts and tokens. */
function describeError(error: unknown, secrets: readonly string[], depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something that is no error was thrown.' };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: redact(error.message, secrets),
    ...(error.stack === undefined ? {} : { stack: redact(error.stack, secrets) }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.cause !== undefined && depth < MAX_CAUSES
      ? { cause: describeError(error.cause, secrets, depth + 1) }
      : {}),
  };
}

/** Causes of causes to write: enough for every chain that the SDKs build, and an end for one that is circular. */
const MAX_CAUSES = 4;
