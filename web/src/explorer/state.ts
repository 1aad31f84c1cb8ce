import type { Arrangement, CellChangeInput, NodeKind, PreferencesInput, Quality, RankingMethod, Structure } from '../gql/graphql';

export const views = ['matrix', 'rank', 'compare', 'what-if', 'graph', 'roles'] as const;
export type View = (typeof views)[number];

export const layouts = ['bipartite', 'by-model', 'force'] as const;
export type Layout = (typeof layouts)[number];

export const methods: RankingMethod[] = ['WEIGHTED_SUM', 'TOPSIS', 'TOPSIS_VECTOR', 'TOPSIS_MIN_MAX', 'PROMETHEE_II'];
export const structures: Structure[] = ['ROLE_LOAD', 'CONCENTRATION', 'CLARITY', 'HAND_OFFS'];
export const qualities: Quality[] = ['WELL', 'POORLY', 'UNDEFINED'];
export const graphKinds: NodeKind[] = ['ROLE', 'MODEL', 'RESPONSIBILITY', 'TRADEOFF', 'SOURCE'];
export const arrangements: Arrangement[] = ['SOLE', 'ALTERNATIVE', 'SHARED', 'COLLECTIVE', 'VACANT'];

/** One owner of a cell that the what-if changes. */
export interface ChangedOwner {
  role: string;
  quality: Quality;
}

/** What a cell would be. */
export interface Change {
  responsibility: string;
  owners: ChangedOwner[];
  arrangement?: Arrangement;
}

/** All that a link carries. What is not said is the default, and stands in no address. */
export interface State {
  view: View;
  /** Words that a model's name, or an owner's, has to hold. */
  search: string;
  /** Only models with a cell of this quality. */
  quality: Quality | '';
  /** Key of the responsibility to sort models by, or "name" or "worst". */
  sort: string;
  transposed: boolean;
  /** The open cell, "model/responsibility". */
  cell: string;
  weights: Record<string, number>;
  structures: Partial<Record<Structure, number>>;
  method: RankingMethod;
  leaveOut: boolean;
  /** Whether random weights stay near these. */
  nearby: boolean;
  compare: string[];
  base: string;
  changes: Change[];
  newRoles: string[];
  layout: Layout;
  /** Keys of the models that the graph shows; none for all. */
  graphModels: string[];
  graphQualities: Quality[];
  /** The kinds of node that the graph shows; none for the first three. */
  graphKinds: NodeKind[];
  /** Global id of the node whose neighbourhood is shown. */
  focus: string;
  role: string;
}

export const initial: State = {
  view: 'matrix',
  search: '',
  quality: '',
  sort: 'name',
  transposed: false,
  cell: '',
  weights: {},
  structures: {},
  method: 'WEIGHTED_SUM',
  leaveOut: false,
  nearby: false,
  compare: [],
  base: '',
  changes: [],
  newRoles: [],
  layout: 'bipartite',
  graphModels: [],
  graphQualities: [],
  graphKinds: [],
  focus: '',
  role: '',
};

/** Reads the state of an address. What it does not understand it passes over: links outlive versions. */
export function parseState(query: string): State {
  const p = new URLSearchParams(query);
  const oneOf = <T extends string>(name: string, list: readonly T[], fallback: T): T => {
    const value = p.get(name);
    return list.find((one) => one === value) ?? fallback;
  };
  const list = (name: string): string[] => (p.get(name) ?? '').split(',').filter(Boolean);
  return {
    view: oneOf('view', views, initial.view),
    search: p.get('search') ?? '',
    quality: oneOf<Quality | ''>('quality', qualities, ''),
    sort: p.get('sort') ?? initial.sort,
    transposed: p.get('transposed') === 'true',
    cell: p.get('cell') ?? '',
    weights: numbers(list('weights')),
    structures: Object.fromEntries(
      Object.entries(numbers(list('structures'))).filter(([name]) => structures.some((s) => s === name)),
    ),
    method: oneOf('method', methods, initial.method),
    leaveOut: p.get('missing') === 'left-out',
    nearby: p.get('random') === 'nearby',
    compare: list('compare'),
    base: p.get('base') ?? '',
    changes: parseChanges(p.get('changes') ?? ''),
    newRoles: list('newRoles').map(decoded),
    layout: oneOf('layout', layouts, initial.layout),
    graphModels: list('models'),
    graphQualities: qualities.filter((q) => list('qualities').includes(q)),
    graphKinds: graphKinds.filter((k) => list('kinds').includes(k)),
    focus: p.get('focus') ?? '',
    role: p.get('role') ?? '',
  };
}

/** Writes the state as an address's query, without what is the default. */
export function formatState(state: State): string {
  const p = new URLSearchParams();
  const put = (name: string, value: string, fallback = '') => {
    if (value !== fallback) p.set(name, value);
  };
  const pairs = (record: Record<string, number | undefined>) =>
    Object.entries(record)
      .map(([name, value]) => `${name}:${value}`)
      .join(',');
  put('view', state.view, initial.view);
  put('search', state.search);
  put('quality', state.quality);
  put('sort', state.sort, initial.sort);
  put('transposed', String(state.transposed), 'false');
  put('cell', state.cell);
  put('weights', pairs(state.weights));
  put('structures', pairs(state.structures));
  put('method', state.method, initial.method);
  put('missing', state.leaveOut ? 'left-out' : '');
  put('random', state.nearby ? 'nearby' : '');
  put('compare', state.compare.join(','));
  put('base', state.base);
  put('changes', formatChanges(state.changes));
  put('newRoles', state.newRoles.map(encodeURIComponent).join(',')); // a name may hold a comma
  put('layout', state.layout, initial.layout);
  put('models', state.graphModels.join(','));
  put('qualities', state.graphQualities.join(','));
  put('kinds', state.graphKinds.join(','));
  put('focus', state.focus);
  put('role', state.role);
  return p.toString();
}

/** The page's address in this state, relative to where it is. */
export function addressOf(state: State): string {
  const query = formatState(state);
  return query ? `?${query}` : location.pathname;
}

/** A name as it was before it was encoded; links of before that are taken as they are. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function numbers(list: string[]): Record<string, number> {
  const out: Record<string, number> = {};
  for (const pair of list) {
    const at = pair.lastIndexOf(':');
    const value = Number(pair.slice(at + 1));
    if (at > 0 && Number.isFinite(value) && value >= 0) out[pair.slice(0, at)] = value;
  }
  return out;
}

// A change is "responsibility=ARRANGEMENT(role:QUALITY;role:QUALITY)"; keys hold none of these signs.
function formatChanges(changes: Change[]): string {
  return changes
    .map((c) => `${c.responsibility}=${c.arrangement ?? ''}(${c.owners.map((o) => `${o.role}:${o.quality}`).join(';')})`)
    .join(',');
}

function parseChanges(text: string): Change[] {
  const changes: Change[] = [];
  for (const part of text.split(',').filter(Boolean)) {
    const match = /^([^=]+)=([A-Z]*)\(([^)]*)\)$/.exec(part);
    if (!match) continue;
    const [, responsibility = '', arrangement, owners = ''] = match;
    const change: Change = { responsibility, owners: [] };
    const known = arrangements.find((a) => a === arrangement);
    if (known) change.arrangement = known;
    for (const owner of owners.split(';').filter(Boolean)) {
      const [role = '', quality] = owner.split(':');
      change.owners.push({ role, quality: qualities.find((q) => q === quality) ?? 'WELL' });
    }
    changes.push(change);
  }
  return changes;
}

/** What the API takes for weights and the rest; it refuses those of responsibilities that are there no more. */
export function preferencesOf(state: State, matrix: { responsibilities: { key: string }[] } | undefined): PreferencesInput {
  const known = matrix && new Set(matrix.responsibilities.map((r) => r.key));
  return {
    weights: Object.entries(state.weights)
      .filter(([responsibility]) => known?.has(responsibility) ?? true)
      .map(([responsibility, weight]) => ({ responsibility, weight })),
    structures: structures.flatMap((structure) => {
      const weight = state.structures[structure];
      return weight ? [{ structure, weight }] : [];
    }),
    missing: state.leaveOut ? 'LEFT_OUT' : 'VACANT',
  };
}

/** What the API takes for the changes of a what-if. */
export function changesOf(state: State): CellChangeInput[] {
  return state.changes.map((c) => ({
    responsibility: c.responsibility,
    owners: c.owners,
    arrangement: c.arrangement ?? null,
    unassign: false,
  }));
}
