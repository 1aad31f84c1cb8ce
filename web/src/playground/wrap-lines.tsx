import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Wraps the query editor's long lines (descriptions in comments, on a telephone most lines); GraphiQL has no setting for it. */
export function WrapLines() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => queryEditor?.updateOptions({ wordWrap: 'on' }), [queryEditor]);
  return null;
}
