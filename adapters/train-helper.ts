/** The helper of `trainBeside`: gets a language of the knowledge, sends back the model. */
import type { LanguageKnowledge } from '../src/knowledge/knowledge.js';
import { help } from './helper.js';
import { trainHere } from './train.js';

help(async (language: LanguageKnowledge, send) => send(await trainHere(language)));
