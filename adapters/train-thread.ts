/** The thread of `trainBeside`: gets a language of the knowledge, sends back the model. */
import { parentPort, workerData } from 'node:worker_threads';
import { trainHere } from './train.js';

parentPort?.postMessage(await trainHere(workerData));
