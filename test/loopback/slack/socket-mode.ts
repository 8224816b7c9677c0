import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface Acknowledgement {
  readonly envelope: string;
  readonly payload: unknown;
}

/**
 * The server side of Socket Mode as https://docs.slack.dev/apis/events-api/using-socket-mode describes it: hello, envelopes,
 * acknowledgements, and `disconnect` when a connection has to be made anew. What was not acknowledged is delivered again
 * on the next connection.
 */
export async function startSocketMode() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link?ticket=secret-ticket`;
  const acknowledgements: Acknowledgement[] = [];
  const pending = new Map<string, string>();
  const watchers = new Set<() => void>();
  let current: WebSocket | null = null;
  let connections = 0;
  let silent = false;
  let envelopes = 0;

  const changed = () => {
    for (const watcher of [...watchers]) watcher();
  };

  server.on('connection', (socket) => {
    connections += 1;
    current = socket;
    socket.on('message', (data) => {
      const { envelope_id: envelope, payload } = JSON.parse(String(data)) as {
        envelope_id: string;
        payload?: unknown;
      };
      pending.delete(envelope);
      acknowledgements.push({ envelope, payload });
      changed();
    });
    socket.on('close', () => {
      if (current === socket) current = null;
      changed();
    });
    if (silent) return changed();
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0' } }));
    for (const envelope of pending.values()) socket.send(envelope);
    changed();
  });

  return {
    url,
    acknowledgements,
    connections: () => connections,
    connected: () => current !== null,
    /** Sends an envelope, now or when there is a connection again; its id. */
    send(type: 'events_api' | 'slash_commands' | 'interactive', payload: unknown, retry?: number): string {
      envelopes += 1;
      const id = `envelope-${envelopes}`;
      const envelope = JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }),
      });
      pending.set(id, envelope);
      current?.send(envelope);
      return id;
    },
    unacknowledged: () => pending.size,
    /** Asks the client to connect anew, as Slack does every few hours. */
    refresh(): void {
      current?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    /** Ends the connection without a word. */
    cut(): void {
      current?.terminate();
    },
    /** Accepts connections without a hello from now on, or with one again. */
    holdHello(on: boolean): void {
      silent = on;
    },
    until(ready: () => boolean): Promise<void> {
      if (ready()) return Promise.resolve();
      return new Promise((resolve) => {
        const watcher = () => {
          if (!ready()) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
      });
    },
    async close(): Promise<void> {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
