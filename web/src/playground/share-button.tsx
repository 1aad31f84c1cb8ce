import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { shareLink } from './tabs';

/** Puts the active tab's query into the page's address and, where the browser allows it, that address on the clipboard. */
export function ShareButton() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [done, setDone] = useState(false);

  async function share() {
    const link = shareLink(new URL(location.href), queryEditor?.getValue() ?? '', variableEditor?.getValue() ?? '');
    history.replaceState(null, '', link);
    // Absent on plain http other than localhost; the address bar then has the link.
    await navigator.clipboard?.writeText(link.href).catch(() => undefined);
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  }

  return (
    <ToolbarButton label={done ? 'The link is in the address bar' : 'Share this query as a link'} onClick={share}>
      <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7" aria-hidden="true">
        {done ? <path d="m5 12.5 4.5 4.5L19 7.5" /> : <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />}
      </svg>
    </ToolbarButton>
  );
}
