import type { LogLevel } from './config.js';
import type { Log } from './shared/log.js';

/** The same log without what is less important than `level`. */
export function atLevel(log: Log, level: LogLevel): Log {
  const nothing = () => {};
  switch (level) {
    case 'info':
      return log;
    case 'warn':
      return { ...log, info: nothing };
    case 'error':
      return { ...log, info: nothing, warn: nothing };
    case 'silent':
      return { info: nothing, warn: nothing, error: nothing };
  }
}
