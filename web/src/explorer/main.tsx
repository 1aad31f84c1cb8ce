import { StrictMode, lazy, Suspense, useCallback, useEffect, useRef, useState, type DragEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { TokenField } from '../playground/token';
import { Address } from './address';
import { ApiError, follow, pause } from './api';
import { Boundary } from './boundary';
import { CellDialog } from './cell-dialog';
import { CompareView } from './compare';
import { readMatrix, type Matrix } from './data';
import { save, toCsv, toJson, toPng, toSvg, type Sheet } from './export';
import './explorer.css';
import { ImportDialog } from './import';
import { matrixSheet, MatrixView } from './matrix';
import { Changes } from './queries';
import { rankSheet, RankView, useRanking } from './rank';
import { RolesView } from './roles';
import { parseState, views, type State, type View } from './state';
import { Problem } from './ui';
import { whatIfSheet, WhatIfView } from './what-if';

const GraphView = lazy(() =>
  import('./graph').then(
    (m) => ({ default: m.GraphView }),
    () => {
      throw new ApiError('The code of this view could not be loaded: the server is away, or was upgraded.', true);
    },
  ),
);

const viewNames: Record<View, string> = { matrix: 'Matrix', rank: 'Rank', compare: 'Compare', 'what-if': 'What if', graph: 'Graph', roles: 'Roles' };

/** The state, which lives in the address. */
function useAddress(): [State, (part: Partial<State>) => void] {
  const [state, setState] = useState(() => parseState(location.search));
  const [address] = useState(() => new Address(state));
  useEffect(() => address.show(state), [address, state]);
  useEffect(() => {
    const back = () => {
      const there = parseState(location.search);
      address.arrive(there);
      setState(there);
    };
    const leave = () => address.flush();
    addEventListener('popstate', back);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('popstate', back);
      removeEventListener('pagehide', leave);
    };
  }, [address]);
  const set = useCallback((part: Partial<State>) => setState((before) => ({ ...before, ...part })), []);
  return [state, set];
}

/** The matrix, read anew at each version while the last one stays. */
function useMatrix(version: number): { matrix: Matrix | undefined; error: ApiError | undefined; retry: () => void } {
  const [matrix, setMatrix] = useState<Matrix>();
  const [error, setError] = useState<ApiError>();
  const [attempt, setAttempt] = useState(0);
  const whole = useRef(false);
  useEffect(() => {
    const abort = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    readMatrix(abort.signal, (m) => {
      // What is on show is replaced once all has been read again.
      if (!whole.current || m.whole) setMatrix(m);
      whole.current ||= m.whole;
    }).then(
      () => setError(undefined),
      (thrown: unknown) => {
        if (abort.signal.aborted) return;
        const e = thrown instanceof ApiError ? thrown : new ApiError(String(thrown), false);
        setError(e);
        if (e.passing) again = setTimeout(() => setAttempt((n) => n + 1), pause());
      },
    );
    return () => {
      abort.abort();
      clearTimeout(again);
    };
  }, [version, attempt]);
  return { matrix, error, retry: () => setAttempt((n) => n + 1) };
}

/** Counts up when somebody has written, a moment after the last of their changes. */
function useVersion(): { version: number; live: boolean } {
  const [version, setVersion] = useState(0);
  const [live, setLive] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before = true;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setVersion((n) => n + 1), 300);
    };
    const stop = follow(Changes, later, (yes) => {
      if (yes && !before) later(); // what was written meanwhile
      before = yes;
      setLive(yes);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return { version, live };
}

type Theme = 'auto' | 'light' | 'dark';

function useTheme(): [Theme, (t: Theme) => void, boolean] {
  const [theme, setTheme] = useState<Theme>(() => {
    try {
      return (localStorage.getItem('orgraph-theme') as Theme | null) ?? 'auto';
    } catch {
      return 'auto';
    }
  });
  const [system, setSystem] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => setSystem(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme === 'auto' ? (system ? 'dark' : 'light') : theme;
    try {
      localStorage.setItem('orgraph-theme', theme);
    } catch {
      // It is chosen again next time.
    }
  }, [theme, system]);
  return [theme, setTheme, theme === 'auto' ? system : theme === 'dark'];
}

function Explorer() {
  const [state, set] = useAddress();
  const { version, live } = useVersion();
  const { matrix, error, retry } = useMatrix(version);
  const [theme, setTheme, dark] = useTheme();
  // The number sets a file apart from the one before, whose answer may still be under way.
  const [file, setFile] = useState<{ file: File; number: number }>();
  const take = (taken: File | undefined) => {
    if (taken) setFile((before) => ({ file: taken, number: (before?.number ?? 0) + 1 }));
  };
  const [over, setOver] = useState(false);
  const ranking = useRanking(state, matrix, version);
  const shown = useRef<{ sheet: Sheet | undefined; svg: (() => string) | undefined }>({ sheet: undefined, svg: undefined });
  const sheet = useCallback((s: Sheet | undefined, svg?: () => string) => {
    shown.current = { sheet: s, svg };
  }, []);
  const exported = (): { sheet: Sheet | undefined; svg: (() => string) | undefined } => {
    if (!matrix) return { sheet: undefined, svg: undefined };
    if (state.view === 'matrix') return { sheet: matrixSheet(matrix, state), svg: undefined };
    if (state.view === 'rank') return { sheet: rankSheet(ranking.data?.rank, matrix), svg: undefined };
    if (state.view === 'what-if') return { sheet: whatIfSheet(matrix, state), svg: undefined };
    return shown.current;
  };
  const drop = (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    take(e.dataTransfer.files[0]);
  };
  return (
    <div className={over ? 'page over' : 'page'} onDragOver={(e) => (e.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
      <a className="skip" href="#main">
        To the content
      </a>
      <header>
        <h1>Orgraph</h1>
        <nav aria-label="Views">
          {views.map((v) => (
            <button key={v} type="button" aria-current={state.view === v ? 'page' : undefined} onClick={() => set({ view: v })}>
              {viewNames[v]}
            </button>
          ))}
          <a href="playground">Playground</a>
        </nav>
        <details className="menu">
          <summary>More</summary>
          <div className="menu-body">
            <ExportButtons exported={exported} />
            <label className="button">
              Import a file…
              <input type="file" className="unseen" accept=".md,.markdown,.html,.htm,.csv,.tsv,.yaml,.yml,.txt" onChange={(e) => (take(e.target.files?.[0]), (e.target.value = ''))} />
            </label>
            <label>
              Theme{' '}
              <select value={theme} onChange={(e) => setTheme(e.target.value as Theme)}>
                <option value="auto">as the system</option>
                <option value="light">light</option>
                <option value="dark">dark</option>
              </select>
            </label>
            <TokenField />
          </div>
        </details>
        {!live && (
          <span className="away" role="status">
            not live, connecting…
          </span>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        <h2 className="unseen">{viewNames[state.view]}</h2>
        <Problem error={error} retry={retry} />
        {!matrix && !error && <p role="status">Reading the matrix…</p>}
        {matrix && matrix.models.length === 0 && <p className="empty">The graph holds no model yet. Drop a file with a matrix on this page, or import one with “More”.</p>}
        {matrix && matrix.models.length > 0 && (
          <Boundary key={state.view}>
            <Suspense fallback={<p role="status">Loading…</p>}>
              {state.view === 'matrix' && <MatrixView matrix={matrix} state={state} set={set} />}
              {state.view === 'rank' && <RankView matrix={matrix} state={state} set={set} asked={ranking} version={version} />}
              {state.view === 'compare' && <CompareView matrix={matrix} state={state} set={set} version={version} sheet={sheet} />}
              {state.view === 'what-if' && <WhatIfView matrix={matrix} state={state} set={set} version={version} />}
              {state.view === 'graph' && <GraphView matrix={matrix} state={state} set={set} version={version} dark={dark} sheet={sheet} />}
              {state.view === 'roles' && <RolesView state={state} set={set} version={version} sheet={sheet} />}
            </Suspense>
          </Boundary>
        )}
      </main>
      {state.cell && <CellDialog key={state.cell} cell={state.cell} version={version} close={() => set({ cell: '' })} showRole={(role) => set({ view: 'roles', role, cell: '' })} />}
      {file && <ImportDialog key={file.number} file={file.file} close={() => setFile(undefined)} />}
    </div>
  );
}

/** Saves what is on show. */
function ExportButtons({ exported }: { exported: () => { sheet: Sheet | undefined; svg: (() => string) | undefined } }) {
  const [problem, setProblem] = useState('');
  const with_ = (write: (s: Sheet, svg: string, name: string) => void | Promise<void>) => async () => {
    const { sheet, svg } = exported();
    if (!sheet) return setProblem('There is nothing to export yet.');
    try {
      setProblem('');
      await write(sheet, svg ? svg() : toSvg(sheet), `orgraph-${sheet.name.toLowerCase().replace(/\W+/g, '-')}`);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="exports" role="group" aria-label="Export what you see">
      Export{' '}
      <button type="button" onClick={with_((s, _, name) => save(`${name}.csv`, 'text/csv', toCsv(s)))}>
        CSV
      </button>
      <button type="button" onClick={with_((s, _, name) => save(`${name}.json`, 'application/json', toJson(s)))}>
        JSON
      </button>
      <button type="button" onClick={with_((_, svg, name) => save(`${name}.svg`, 'image/svg+xml', svg))}>
        SVG
      </button>
      <button type="button" onClick={with_(async (_, svg, name) => save(`${name}.png`, 'image/png', await toPng(svg)))}>
        PNG
      </button>
      <span role="status">{problem}</span>
    </div>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        <Explorer />
      </Boundary>
    </StrictMode>,
  );
}
