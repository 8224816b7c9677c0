import { readFolders } from '../config.js';
import { openBot } from '../open-bot.js';

// Runs once behind the installation: learning takes some seconds and much memory, and no start needs to wait for it.
// A knowledge that is broken is no reason to fail here: the start itself says what is wrong.
await openBot(readFolders(undefined)).catch(() => undefined);
