import { createHmac } from 'node:crypto';
import { WORKSPACE } from './web-api.js';

export interface SendOptions {
  readonly secret?: string;
  /** Seconds since 1970; now by default. */
  readonly timestamp?: number;
  readonly retry?: number;
}

export type RequestKind = 'event' | 'command' | 'interactive';

/**
 * Sends what Slack would, signed as https://docs.slack.dev/authentication/verifying-requests-from-slack describes it: JSON for
 * events, a form for commands, a form with JSON in `payload` for clicks.
 */
export async function sendSigned(
  url: string,
  kind: RequestKind,
  payload: object,
  { secret = WORKSPACE.signingSecret, timestamp = Math.floor(Date.now() / 1000), retry }: SendOptions = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const body = encode(kind, payload);
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
      ...(retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
    },
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

function encode(kind: RequestKind, payload: object): string {
  switch (kind) {
    case 'event':
      return JSON.stringify(payload);
    case 'command':
      return new URLSearchParams(payload as Record<string, string>).toString();
    case 'interactive':
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  }
}
