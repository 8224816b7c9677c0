/** What Discord answers to a request that it does not take, and the page of its documentation that says so. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  /** Under https://docs.discord.com/developers/. */
  readonly documentation: string;
}

const COMPONENTS = 'components/reference';
const RESPONDING = 'interactions/receiving-and-responding';

/** 50035 "Invalid Form Body", with the field that is wrong. */
export function badBody(field: string, problem: string, documentation = COMPONENTS): Refusal {
  return { status: 400, code: 50_035, message: `Invalid Form Body\n${field}: ${problem}`, documentation };
}

export const REFUSALS = {
  unauthorized: {
    status: 401,
    code: 0,
    message: '401: Unauthorized',
    documentation: 'reference#authentication',
  },
  unknownInteraction: {
    status: 404,
    code: 10_062,
    message: 'Unknown interaction',
    documentation: RESPONDING,
  },
  alreadyAcknowledged: {
    status: 400,
    code: 40_060,
    message: 'Interaction has already been acknowledged.',
    documentation: RESPONDING,
  },
  tokenDied: { status: 401, code: 50_027, message: 'Invalid Webhook Token', documentation: RESPONDING },
  notYetResponded: { status: 404, code: 10_015, message: 'Unknown Webhook', documentation: RESPONDING },
  tooManyFollowUps: {
    status: 400,
    code: 40_094,
    message: 'This interaction has reached the maximum number of follow up messages.',
    documentation: RESPONDING,
  },
  unknownChannel: {
    status: 404,
    code: 10_003,
    message: 'Unknown Channel',
    documentation: 'topics/opcodes-and-status-codes',
  },
  missingAccess: {
    status: 403,
    code: 50_001,
    message: 'Missing Access',
    documentation: 'topics/permissions',
  },
  missingPermissions: {
    status: 403,
    code: 50_013,
    message: 'Missing Permissions',
    documentation: 'topics/permissions',
  },
  unknownRoute: { status: 404, code: 0, message: '404: Not Found', documentation: 'reference' },
} as const satisfies Record<string, Refusal>;
