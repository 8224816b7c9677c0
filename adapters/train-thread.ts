/** The thread of `trainBeside`: gets a language of the knowledge, sends back the model. */
import { parentPort, workerData } from 'node:worker_threads';
import { train } from './train.js';

parentPort?.postMessage(await train(workerData));
