import { useState } from 'react';

const key = 'orgraph-editor-token';

/** The editor's token: kept for as long as the browser's tab is open, and no longer. Empty where there is none. */
export function editorToken(): string {
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

/** The field that takes the token of those who may write. */
export function TokenField() {
  const [token, setToken] = useState(editorToken);
  return (
    <form className="token" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="token">Editor’s token</label>
      <input
        id="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="to write; not needed to read"
        value={token}
        onChange={(event) => {
          const given = event.target.value.trim();
          keep(given);
          setToken(given);
        }}
      />
    </form>
  );
}
