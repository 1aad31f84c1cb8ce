/** What a tab of the playground opens with. Variables and headers are JSON. */
export interface TabDefinition {
  query: string;
  variables?: string | null;
  headers?: string | null;
}

const queries = import.meta.glob<string>('../../examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../../examples/*.variables.json', { query: '?raw', import: 'default', eager: true });

/** The example queries, in the order of their file names. */
export const examples: TabDefinition[] = Object.entries(queries)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([file, query]) => ({ query, variables: variables[file.replace(/\.graphql$/, '.variables.json')] ?? '' }));

/** The query that the page's address asks for: a share link. */
export function sharedTab(address: URL): TabDefinition | undefined {
  const query = address.searchParams.get('query');
  return query ? { query, variables: address.searchParams.get('variables') ?? '' } : undefined;
}

/** The address of this page with a query in it. Headers stay out of it: they may hold a token. */
export function shareLink(address: URL, query: string, variables: string): URL {
  const link = withoutSharedTab(address);
  link.searchParams.set('query', query);
  if (variables.trim()) link.searchParams.set('variables', variables);
  return link;
}

/** The address without the query, so that reloading the page does not open it a second time. */
export function withoutSharedTab(address: URL): URL {
  const bare = new URL(address);
  bare.searchParams.delete('query');
  bare.searchParams.delete('variables');
  return bare;
}
