import type { Fetcher } from '@graphiql/toolkit';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-sse';
import { apiToken } from './token';

const maxBodyShown = 500;

/** Where the queries go: `graphql` beside this page, or the address that `?endpoint=` names. */
export function endpointOf(page: URL): URL {
  return new URL(page.searchParams.get('endpoint') || 'graphql', page);
}

/**
 * Posts operations to the endpoint. Whatever goes wrong on the way becomes a GraphQL error that says so, because
 * GraphiQL would show a thrown error with its stack trace.
 */
export function createFetcher(endpoint: URL, page: URL): Fetcher {
  return async (operation, options) => {
    // A link must not be able to send the user's queries and token elsewhere.
    if (endpoint.origin !== page.origin) {
      return failure(`The endpoint ${endpoint.href} is not on this server. Remove ?endpoint= from the page's address.`);
    }

    let headers: Headers;
    try {
      headers = new Headers(options?.headers as HeadersInit | undefined);
    } catch (error) {
      return failure(`The request was not sent, its headers are not valid: ${messageOf(error)}`);
    }
    if (apiToken() && !headers.has('Authorization')) headers.set('Authorization', `Bearer ${apiToken()}`);
    if (isSubscription(operation.query, operation.operationName)) return follow(endpoint, headers, operation);
    headers.set('Content-Type', 'application/json');
    headers.set('Accept', 'application/graphql-response+json, application/json');

    let response: Response;
    let body: string;
    try {
      response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(operation) });
      body = await response.text();
    } catch (error) {
      return failure(
        `No answer from ${endpoint.href} (${messageOf(error)}). Is the server running? ` +
          'After it is back, run the query again, and reload the schema with the button at the lower left.',
      );
    }
    return parseResult(body) ?? failure(describe(response, body));
  };
}

function isSubscription(query: string, name?: string | null): boolean {
  try {
    return getOperationAST(parse(query), name)?.operation === 'subscription';
  } catch {
    return false; // The server says what is wrong with it.
  }
}

/** Follows a subscription by server-sent events; each answer is shown when it comes. */
async function* follow(endpoint: URL, headers: Headers, operation: Parameters<Fetcher>[0]) {
  const client = createClient({ url: endpoint.href, headers: Object.fromEntries(headers), retryAttempts: 0 });
  try {
    yield* client.iterate<Record<string, unknown>>({
      query: operation.query,
      ...(operation.operationName && { operationName: operation.operationName }),
      ...(operation.variables && { variables: operation.variables as Record<string, unknown> }),
    });
    yield failure('The subscription has ended: the server has stopped. Run it again with the last cursor as $after to go on.');
  } catch (error) {
    yield failure(`The subscription has ended (${messageOf(error)}). Run it again with the last cursor as $after to go on.`);
  } finally {
    client.dispose();
  }
}

/** The body as a GraphQL response; undefined if it is something else. */
function parseResult(body: string): object | undefined {
  try {
    const result: unknown = JSON.parse(body);
    if (typeof result === 'object' && result !== null && ('data' in result || 'errors' in result)) return result;
  } catch {
    // Not JSON: the caller describes it.
  }
  return undefined;
}

function describe(response: Response, body: string): string {
  const type = response.headers.get('Content-Type') ?? 'no content type';
  // A page of HTML does not help here; a line of text or JSON often says what is wrong.
  const excerpt = type.includes('html') ? '' : body.trim().slice(0, maxBodyShown);
  const answer = `${response.url} answered ${response.status} ${response.statusText}`.trim();
  const parts = [
    response.ok ? `${answer} with ${type} instead of a GraphQL response.` : `${answer}.`,
    response.status === 401 && 'The token above is not known here: correct it, or empty the field.',
    excerpt && `It says: ${excerpt}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function failure(message: string): { errors: { message: string }[] } {
  return { errors: [{ message }] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
