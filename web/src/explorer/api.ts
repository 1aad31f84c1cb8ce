import { createClient } from 'graphql-sse';
import type { TypedDocumentString } from '../gql/graphql';
import { apiToken } from '../playground/token';

const endpoint = new URL('graphql', document.baseURI);

/** What went wrong, in words for a person. */
export class ApiError extends Error {
  /** Whether asking again may help: the server is away, or slow. */
  readonly passing: boolean;

  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

const slow = 30_000;

const passingCodes = ['UNAVAILABLE', 'TIMEOUT', 'OVERLOADED', 'RATE_LIMITED'];
const passingStatus = (status: number) => status === 429 || status >= 500;

/** How long to wait before asking again; spread, so that not all pages ask at once. */
export const pause = () => 2000 + 2000 * Math.random();

/** What is sent to ask. */
export function bodyOf<T, V>(document: TypedDocumentString<T, V>, variables: V): string {
  return JSON.stringify({ query: document.toString(), variables });
}

/** Asks the API. Errors are ApiErrors, or the abort's. */
export async function ask<T, V>(document: TypedDocumentString<T, V>, variables: V, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    Accept: 'application/graphql-response+json, application/json',
  };
  if (apiToken()) headers['Authorization'] = `Bearer ${apiToken()}`;
  const timeout = AbortSignal.timeout(slow);
  let response: Response | undefined;
  let answer: Answer<T>;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers,
      body: bodyOf(document, variables),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    answer = (await response.json()) as Answer<T>;
  } catch (error) {
    if (signal?.aborted) throw error;
    if (timeout.aborted) throw new ApiError('The server has not answered for half a minute.', true);
    if (response && error instanceof SyntaxError) throw new ApiError(`The server answered ${response.status} without saying why.`, passingStatus(response.status));
    throw new ApiError('The server cannot be reached.', true); // also when the connection breaks in the middle of the answer
  }
  const first = answer.errors?.[0];
  if (first) {
    const code = first.extensions?.code;
    if (response.status === 401) {
      throw new ApiError(`${apiToken() ? 'The token above is not known here' : 'This server answers nobody without a token'}: give one, and load the page again.`, false);
    }
    if (code === 'UNAUTHENTICATED') throw new ApiError('This takes a token: give one above.', false);
    throw new ApiError(first.message, passingCodes.includes(code ?? '') || response.status === 429 || response.status === 503);
  }
  if (!answer.data) throw new ApiError('The server answered nothing.', true);
  return answer.data;
}

/**
 * Calls written whenever somebody has written, until the returned function is called; connects again by itself. A page
 * that is not in sight gives its connection back: browsers open six to a server, for all tabs together.
 */
export function follow(operation: TypedDocumentString<unknown, Record<string, never>>, written: () => void, connected: (yes: boolean) => void): () => void {
  let stop: (() => void) | undefined;
  const rest = () => {
    stop?.();
    stop = undefined;
  };
  const look = () => {
    if (document.visibilityState === 'hidden') {
      rest();
    } else if (!stop) {
      stop = listen(operation, written, connected);
      if (rested) written(); // what was written meanwhile
    }
  };
  let rested = false;
  look();
  rested = true; // also a page that was opened out of sight, and read then
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', rest);
  addEventListener('pageshow', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    removeEventListener('pagehide', rest);
    removeEventListener('pageshow', look);
    rest();
  };
}

const longest = 10_000;

/** Half a second at first, and never more than ten; spread, so that not all pages come back at once. */
const delay = (retries: number) => Math.min(500 * 2 ** retries, longest) * (0.5 + Math.random() / 2);

function listen(operation: TypedDocumentString<unknown, Record<string, never>>, written: () => void, connected: (yes: boolean) => void): () => void {
  let stopped = false;
  let ends = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let leave: (() => void) | undefined;
  // What was left may still call: it says nothing about the page's next stream.
  const tell = (yes: boolean) => stopped || connected(yes);
  const client = createClient({
    url: endpoint.href,
    headers: (): Record<string, string> => (apiToken() ? { Authorization: `Bearer ${apiToken()}` } : {}),
    retryAttempts: Number.MAX_SAFE_INTEGER,
    retry: (retries) => new Promise((resolve) => setTimeout(resolve, delay(retries))),
    on: { connected: () => tell(true), connecting: (reconnecting) => reconnecting && tell(false) },
  });
  const subscribe = () => {
    const began = Date.now();
    // A server ends a stream in order when it stops, when the token expires, and when its database is away. The client
    // takes that for the end: it retries broken connections alone.
    const ended = () => {
      if (stopped) return;
      connected(false);
      if (Date.now() - began > longest) ends = 0;
      again = setTimeout(subscribe, delay(ends++));
    };
    leave = client.subscribe(
      { query: operation.toString() },
      { next: (result) => stopped || !result.data || written(), error: ended, complete: ended },
    );
  };
  subscribe();
  return () => {
    stopped = true;
    clearTimeout(again);
    leave?.();
    client.dispose();
  };
}
