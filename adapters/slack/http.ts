import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:http';
import { StartError } from '../shared/start-error.js';
import { EVENTS_PATH } from './manifest.js';

export interface HttpParts {
  readonly host: string;
  readonly port: number;
  /** Takes Slack's requests; null while the bot cannot answer yet, or no longer, which Slack meets by sending events again. */
  readonly listener: () => RequestListener | null;
}

/** Serves Slack's requests under `EVENTS_PATH`, and `/healthz` for whoever watches over the process. */
export async function listen({ host, port, listener }: HttpParts): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const ready = listener();
    if (path === '/healthz' && (request.method === 'GET' || request.method === 'HEAD')) {
      response.writeHead(ready ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : ready ? 'ok\n' : 'not ready\n');
    } else if (path !== EVENTS_PATH) response.writeHead(404).end();
    else if (request.method !== 'POST') response.writeHead(405, { allow: 'POST' }).end();
    else if (ready === null) response.writeHead(503, { 'retry-after': '5' }).end();
    else ready(request, response);
  });
  server.requestTimeout = TIMEOUTS.requestMs;
  server.headersTimeout = TIMEOUTS.headersMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  return server;
}

/** Ends the server: idle connections at once, the others when their answer is out. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

const TIMEOUTS = Object.freeze({
  /** Milliseconds for a whole request: Slack gives up after three seconds itself. */
  requestMs: 10_000,
  headersMs: 5_000,
});

function listenError(error: Error, host: string, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} on ${host} is in use by another program: stop that program, or set PORT to a free one.`,
      );
    case 'EACCES':
      return new StartError(
        `The bot may not listen on port ${port}: set PORT to 1024 or above, or give it the right to use that port.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `This computer does not have the address ${host}: set HOST to one that it has, such as 127.0.0.1 or 0.0.0.0.`,
      );
    default:
      return error;
  }
}
