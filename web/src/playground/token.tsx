import { useEffect, useState } from 'react';

const key = 'orgraph-token';

/** The API token: kept for as long as the browser's tab is open, and no longer. Empty where there is none. */
export function apiToken(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return ''; // The browser allows no storage.
  }
}

function keep(token: string): void {
  try {
    if (token) sessionStorage.setItem(key, token);
    else sessionStorage.removeItem(key);
  } catch {
    // It is asked for again when the page is reloaded.
  }
}

/** Whose token it is and what they may do, in words; empty where the server does not say. */
async function whose(token: string, signal: AbortSignal): Promise<string> {
  if (!token) return '';
  try {
    const response = await fetch(new URL('graphql', document.baseURI), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ viewer { name access } }' }),
      signal,
    });
    if (response.status === 401) return 'not known here';
    const { data } = (await response.json()) as { data?: { viewer: { name: string; access: string } } };
    return data ? `${data.viewer.name}, ${data.viewer.access.toLowerCase()}` : '';
  } catch {
    return '';
  }
}

/** The field that takes the token, and says beside it whose it is. */
export function TokenField() {
  const [token, setToken] = useState(apiToken);
  const [asked, setAsked] = useState(token); // of whom; not at each letter that is typed
  const [who, setWho] = useState('');
  useEffect(() => {
    const end = new AbortController();
    setWho('');
    void whose(asked, end.signal).then((answer) => end.signal.aborted || setWho(answer));
    return () => end.abort();
  }, [asked]);
  return (
    <form
      className="token"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(token);
      }}
    >
      <label htmlFor="token">Token</label>
      <input
        id="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="orgraph_…, to write"
        value={token}
        onChange={(event) => {
          const given = event.target.value.trim();
          keep(given);
          setToken(given);
        }}
        onBlur={() => setAsked(token)}
      />
      <output htmlFor="token">{who}</output>
    </form>
  );
}
