import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap of this process grow by little. By default V8 lets garbage pile up to half as much again before it clears it
 * away, which is quick work for a page and a waste for a bot that runs for weeks on a small machine: a load of 3,000
 * interactions takes 155 MiB instead of 206, and answers as fast; learning takes 113 MiB instead of 156. To be called before
 * much is in memory.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=10');
  setFlagsFromString('--semi-space-growth-factor=1');
}
