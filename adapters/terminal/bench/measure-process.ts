/** One measurement as a process of its own: `node measure-process.js <engine> <data as JSON>` prints it as JSON. */
import { ENGINES } from './engines.js';
import { measure } from './measure.js';

const [name, data = ''] = process.argv.slice(2);
const engine = ENGINES.find((each) => each === name);
if (engine === undefined) throw new Error(`Expected one of ${ENGINES.join(', ')}, found ${name}.`);
process.stdout.write(JSON.stringify(await measure(engine, JSON.parse(data))));
