/** The helper of `loadBeside`: gets a folder that was read, sends back what it holds. */
import type { Folder } from '../src/knowledge/folder.js';
import { help } from './helper.js';
import { readHere } from './load.js';

help(async ({ folder, today }: { folder: Folder; today: string | undefined }, send) =>
  send(await readHere(folder, today)),
);
