import { useEffect, useRef, useState } from 'react';
import type { Arrangement, MatrixPageQuery, ModelStatus, Quality } from '../gql/graphql';
import { ApiError, ask, pause } from './api';
import { CellsPage, MatrixPage, Vocabulary } from './queries';

export interface Owner {
  role: string;
  quality: Quality;
}

export interface Cell {
  arrangement: Arrangement;
  owners: Owner[];
}

export interface Model {
  key: string;
  name: string;
  status: ModelStatus;
  summary: string;
  cells: Map<string, Cell>;
}

export interface Named {
  key: string;
  name: string;
  summary: string;
}

export interface Role extends Named {
  short: string;
}

/** The matrix, as far as it has been read. */
export interface Matrix {
  responsibilities: Named[];
  roles: Map<string, Role>;
  models: Model[];
  totalModels: number;
  /** Whether all models have been read: one that is not among them is not there. */
  whole: boolean;
}

const pageSize = 100;

type Assignments = MatrixPageQuery['models']['nodes'][number]['assignments'];

/** Reads the whole matrix page by page, and tells how far it is after each. */
export async function readMatrix(signal: AbortSignal, progress: (m: Matrix) => void): Promise<void> {
  const m: Matrix = { responsibilities: [], roles: new Map(), models: [], totalModels: 0, whole: false };
  let roles: string | null = null;
  let responsibilities: string | null = null;
  for (let more = true; more; ) {
    const page: Awaited<ReturnType<typeof vocabulary>> = await vocabulary(roles, responsibilities, signal);
    for (const r of page.roles.nodes) {
      m.roles.set(r.key, { key: r.key, name: r.name, summary: r.summary, short: r.abbreviation || r.name });
    }
    for (const r of page.responsibilities.nodes) {
      if (!m.responsibilities.some((known) => known.key === r.key)) m.responsibilities.push(r);
    }
    roles = page.roles.pageInfo.endCursor ?? roles;
    responsibilities = page.responsibilities.pageInfo.endCursor ?? responsibilities;
    more = page.roles.pageInfo.hasNextPage || page.responsibilities.pageInfo.hasNextPage;
  }
  let after: string | null = null;
  for (let more = true; more; ) {
    const { models }: Awaited<ReturnType<typeof page>> = await page(after, signal);
    for (const node of models.nodes) {
      const cells = new Map<string, Cell>();
      for (let list: Assignments | undefined = node.assignments; list; ) {
        for (const a of list.nodes) {
          cells.set(a.responsibility.key, {
            arrangement: a.arrangement,
            owners: a.owners.map((o) => ({ role: o.role.key, quality: o.quality })),
          });
        }
        const { hasNextPage, endCursor }: Assignments['pageInfo'] = list.pageInfo;
        list = hasNextPage ? (await ask(CellsPage, { model: node.key, after: endCursor ?? null }, signal)).model?.assignments : undefined;
      }
      m.models.push({ key: node.key, name: node.name, status: node.status, summary: node.summary, cells });
    }
    m.totalModels = models.totalCount;
    after = models.pageInfo.endCursor ?? null;
    more = models.pageInfo.hasNextPage;
    progress({ ...m, models: [...m.models], whole: !more });
  }
}

function vocabulary(roles: string | null, responsibilities: string | null, signal: AbortSignal) {
  return ask(Vocabulary, { roles, responsibilities }, signal);
}

function page(after: string | null, signal: AbortSignal) {
  return ask(MatrixPage, { first: pageSize, after }, signal);
}

/** What is asked, as far as it has been answered. While it is asked anew the last answer stays. */
export interface Asked<T> {
  data: T | undefined;
  /** The key that was asked with when the data came. */
  of: string | undefined;
  error: ApiError | undefined;
  loading: boolean;
  retry: () => void;
}

/** Asks whenever the key changes, a moment after the last change; asks again by itself while an error is passing. */
export function useAsked<T>(key: string, question: (signal: AbortSignal) => Promise<T>, wait = 120): Asked<T> {
  const [state, setState] = useState<{ data?: T; of?: string; error?: ApiError; loading: boolean }>({ loading: true });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(question);
  latest.current = question;
  useEffect(() => {
    const abort = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(async () => {
      setState((s) => ({ ...s, loading: true }));
      try {
        const data = await latest.current(abort.signal);
        if (!abort.signal.aborted) setState({ data, of: key, loading: false });
      } catch (thrown) {
        if (abort.signal.aborted) return;
        const error = thrown instanceof ApiError ? thrown : new ApiError(String(thrown), false);
        setState((s) => ({ ...s, error, loading: false }));
        if (error.passing) again = setTimeout(() => setAttempt((n) => n + 1), pause());
      }
    }, wait);
    return () => {
      clearTimeout(timer);
      clearTimeout(again);
      abort.abort();
    };
  }, [key, attempt, wait]);
  return { data: state.data, of: state.of, error: state.error, loading: state.loading, retry: () => setAttempt((n) => n + 1) };
}
