import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../shared/log.js';

/**
 * Bolt's own log lines of weight, in ours. Everything below a warning stays out: there Bolt writes message texts, and the
 * addresses of its connections.
 */
export function boltLog(log: Log): Logger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn(`Slack's library warns: ${sentence(parts)}`),
    error: (...parts: unknown[]) => log.warn(`Slack's library reports: ${sentence(parts)}`),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function sentence(parts: readonly unknown[]): string {
  const words = parts.flatMap((part) =>
    typeof part === 'string' ? [part] : part instanceof Error ? [part.message] : [],
  );
  // The address of a Socket Mode connection carries its ticket.
  return words.join(' ').replace(/wss?:\/\/\S+/g, '[address]');
}
