import './workers';
// The parts of graphiql/style.css without its embedded fonts (400 kB): the page uses the system's.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './playground.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { createFetcher, endpointOf } from './fetcher';
import { Questions } from './questions';
import { ShareButton } from './share-button';
import { keepsHeaders, lastActiveTab, storage } from './storage';
import { examples, sharedTab, withoutSharedTab } from './tabs';
import { TokenField } from './token';
import { WrapLines } from './wrap-lines';

const page = new URL(location.href);
const fetcher = createFetcher(endpointOf(page), page);

// GraphiQL restores its tabs by itself, but fills the editors from what was last *edited*: variables of a tab that was
// only looked at would be lost. So the tab to start with is always named.
const shared = sharedTab(page);
const last = lastActiveTab();
const start = shared ? { ...shared, headers: last?.headers } : (last ?? examples[0]);
const tabsAtFirstVisit = shared ? [shared, ...examples] : examples;
history.replaceState(null, '', withoutSharedTab(page));

function Playground() {
  return (
    <>
      <header className="masthead">
        <h1>Orgraph</h1>
        <p>Who owns what, how well, under which way of organising: ask in GraphQL.</p>
        <a href="./">Explorer</a>
        <Questions endpoint={endpointOf(page)} page={page} />
        <TokenField />
      </header>
      <main>
        <GraphiQL
          fetcher={fetcher}
          storage={storage}
          defaultTabs={tabsAtFirstVisit}
          initialQuery={start?.query ?? ''}
          initialVariables={start?.variables ?? ''}
          initialHeaders={start?.headers ?? ''}
          shouldPersistHeaders={keepsHeaders()}
          showPersistHeadersSettings
          // Some examples have variables: show where they are, if there is room.
          defaultEditorToolsVisibility={matchMedia('(min-width: 641px)').matches}
          schemaDescription
          inputValueDeprecation
        >
          {/* The masthead says it. */}
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, copy, merge }) => (
              <>
                {prettify}
                {copy}
                {merge}
                <ShareButton />
                <WrapLines />
              </>
            )}
          </GraphiQL.Toolbar>
        </GraphiQL>
      </main>
    </>
  );
}

createRoot(document.getElementById('root')!).render(<Playground />);
