import type { RankQuery, RankingMethod, Structure } from '../gql/graphql';
import { ask } from './api';
import { useAsked, type Asked, type Matrix } from './data';
import type { Sheet } from './export';
import { Acceptability, Rank } from './queries';
import { methods, preferencesOf, structures, type State } from './state';
import { Choice, percent, Problem, Section } from './ui';

export const structureNames: Record<Structure, string> = {
  ROLE_LOAD: 'No role carries too much',
  CONCENTRATION: 'Work is spread',
  CLARITY: 'One owner each',
  HAND_OFFS: 'Few hand-offs',
};

const methodNames: Record<RankingMethod, string> = {
  WEIGHTED_SUM: 'Weighted mean',
  TOPSIS: 'TOPSIS',
  TOPSIS_VECTOR: 'TOPSIS, as published',
  TOPSIS_MIN_MAX: 'TOPSIS, min–max',
  PROMETHEE_II: 'PROMETHEE II',
};

const methodWords: Record<RankingMethod, string> = {
  WEIGHTED_SUM: 'The mean of what the model is worth by each criterion: a strength makes good any weakness, in proportion to the weights.',
  TOPSIS: 'How near a model is to a perfect one, as the crow flies: one large weakness costs more than several small ones.',
  TOPSIS_VECTOR: 'As TOPSIS, but perfect is the best among these models: adding a model may turn two others round.',
  TOPSIS_MIN_MAX: 'As TOPSIS, with each criterion stretched to the range of these models.',
  PROMETHEE_II: 'By each criterion, what share of the others is worse less what share is better: it asks who is better, not by how much.',
};

const customers = ['product', 'talk-with-customers'];

/** Weights to begin with. */
const presets: { name: string; weights: (keys: string[]) => Record<string, number>; structures?: State['structures'] }[] = [
  { name: 'Equal', weights: () => ({}) },
  { name: 'People first', weights: (keys) => pick(keys, ['people', 'process'], 3) },
  { name: 'Customers first', weights: (keys) => pick(keys, customers, 3) },
  { name: 'Delivery first', weights: (keys) => pick(keys, ['projects', 'technical-leadership'], 3) },
  { name: 'No bottleneck', weights: () => ({}), structures: { ROLE_LOAD: 3, CONCENTRATION: 1 } },
];

function pick(keys: string[], chosen: string[], weight: number): Record<string, number> {
  return Object.fromEntries(keys.filter((k) => chosen.includes(k)).map((k) => [k, weight]));
}

export const largestWeight = 5;

type Ranking = RankQuery['rank'];

/** Asks for the ranking that the state describes. */
export function useRanking(state: State, matrix: Matrix | undefined, version: number): Asked<RankQuery> {
  const preferences = preferencesOf(state, matrix);
  const stability = state.method === 'WEIGHTED_SUM' || state.method === 'PROMETHEE_II';
  return useAsked(JSON.stringify([preferences, state.method, version]), (signal) =>
    ask(Rank, { preferences, method: state.method, first: 50, stability }, signal),
  );
}

export function rankSheet(ranking: Ranking | undefined, m: Matrix): Sheet {
  const names = ranking?.criteria.map((c) => criterionName(c, m)) ?? [];
  return {
    name: 'Ranking',
    head: ['Rank', 'Model', 'Score', 'Coverage', ...names],
    keys: ['', '', '', '', ...(ranking?.criteria.map((c) => c.structure ?? c.responsibility?.key ?? '') ?? [])],
    rows:
      ranking?.models.nodes.map((n) => [
        String(n.rank),
        n.model.name,
        n.score.toFixed(4),
        percent(n.coverage),
        ...n.contributions.map((c) => (c.value == null ? '·' : c.value.toFixed(2))),
      ]) ?? [],
    grades: ranking?.models.nodes.map((n) => [
      '', '', '', '',
      ...n.contributions.map((c) => (c.value == null ? 'missing' : c.value >= 0.75 ? 'well' : c.value >= 0.25 ? 'mixed' : 'poorly')),
    ]) ?? [],
  };
}

function criterionName(c: Ranking['criteria'][number], m: Matrix): string {
  if (c.structure) return structureNames[c.structure];
  return m.responsibilities.find((r) => r.key === c.responsibility?.key)?.name ?? c.responsibility?.key ?? '';
}

interface Props {
  matrix: Matrix;
  state: State;
  set: (part: Partial<State>) => void;
  asked: Asked<RankQuery>;
  version: number;
}

export function RankView({ matrix, state, set, asked, version }: Props) {
  const ranking = asked.data?.rank;
  return (
    <div className="split">
      <Section title="What counts">
        <div className="controls">
          {presets.map((p) => (
            <button
              key={p.name}
              type="button"
              onClick={() => set({ weights: p.weights(matrix.responsibilities.map((r) => r.key)), structures: p.structures ?? {} })}
            >
              {p.name}
            </button>
          ))}
        </div>
        <Sliders matrix={matrix} state={state} set={set} ranking={ranking} />
        <div className="controls">
          <Choice label="Method" value={state.method} options={methods.map((x) => [x, methodNames[x]] as const)} onChange={(method) => set({ method })} />
          <label>
            <input type="checkbox" checked={state.leaveOut} onChange={(e) => set({ leaveOut: e.target.checked })} /> leave out what a model does not mention
          </label>
        </div>
        <p className="faint">{methodWords[state.method]}</p>
      </Section>
      <Section title="Ranking">
        <Problem error={asked.error} retry={asked.retry} />
        {ranking ? <Bars ranking={ranking} matrix={matrix} stale={asked.loading} /> : <p role="status">Reading…</p>}
        {ranking && <AnyWeights ranking={ranking} matrix={matrix} state={state} set={set} version={version} />}
      </Section>
    </div>
  );
}

/** A slider for each criterion, with the interval in which the first place stays. */
function Sliders({ matrix, state, set, ranking }: { matrix: Matrix; state: State; set: Props['set']; ranking: Ranking | undefined }) {
  const rows = [
    ...matrix.responsibilities.map((r) => ({
      key: r.key,
      name: r.name,
      weight: state.weights[r.key] ?? 1,
      change: (weight: number) => set({ weights: { ...state.weights, [r.key]: weight } }),
    })),
    ...structures.map((s) => ({
      key: s as string,
      name: structureNames[s],
      weight: state.structures[s] ?? 0,
      change: (weight: number) => {
        const next = { ...state.structures, [s]: weight };
        if (weight === 0) delete next[s];
        set({ structures: next });
      },
    })),
  ];
  const sum = rows.reduce((total, r) => total + r.weight, 0);
  return (
    <div className="sliders">
      {rows.map((row, i) => {
        const at = ranking?.criteria.findIndex((c) => (c.structure ?? c.responsibility?.key) === row.key) ?? -1;
        const stable = at >= 0 ? ranking?.stability?.[at] : undefined;
        // From shares of all weights to what this slider would have to show, the others staying as they are.
        const raw = (share: number) => (share >= 1 ? Infinity : (share / (1 - share)) * (sum - row.weight));
        const from = stable && stable.from > 0 ? raw(stable.from) : 0;
        const to = stable && stable.to < 1 ? raw(stable.to) : Infinity;
        const id = `weight-${i}`;
        const flips = [
          stable?.below && from > 0 && `${stable.below.name} first below ${from.toFixed(1)}`,
          stable?.above && Number.isFinite(to) && `${stable.above.name} first above ${to.toFixed(1)}`,
        ].filter(Boolean);
        return (
          <div key={row.key} className={i === matrix.responsibilities.length ? 'slider first-structure' : 'slider'}>
            <label htmlFor={id}>{row.name}</label>
            <div className="track">
              {at >= 0 && stable && <div className="stable" style={{ left: `${(100 * Math.min(from, largestWeight)) / largestWeight}%`, right: `${100 - (100 * Math.min(to, largestWeight)) / largestWeight}%` }} />}
              <input
                id={id}
                type="range"
                min={0}
                max={largestWeight}
                step={0.1}
                value={row.weight}
                aria-describedby={`${id}-flips`}
                onChange={(e) => row.change(Number(e.target.value))}
              />
            </div>
            <output htmlFor={id}>{sum > 0 ? percent(row.weight / sum) : '–'}</output>
            <p id={`${id}-flips`} className="flips">
              {flips.join('; ')}
            </p>
          </div>
        );
      })}
      {sum === 0 && (
        <p className="problem" role="alert">
          Nothing counts: move a slider up.
        </p>
      )}
    </div>
  );
}

/** Stacked bars: what each criterion contributes to each score. */
function Bars({ ranking, matrix, stale }: { ranking: Ranking; matrix: Matrix; stale: boolean }) {
  const nodes = ranking.models.nodes;
  const tied = (rank: number) => nodes.filter((n) => n.rank === rank).length > 1;
  const least = Math.min(0, ...nodes.map((n) => n.score));
  const width = 1 - least;
  return (
    <>
      <table className={stale ? 'bars stale' : 'bars'}>
        <caption className="unseen">Models by score, with what each criterion contributes</caption>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Model</th>
            <th scope="col">Score</th>
            <th scope="col">
              <span className="unseen">Contributions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((n) => (
            <tr key={n.model.key}>
              <td>
                {n.rank}
                {tied(n.rank) && (
                  <span className="tie" title="shares this rank">
                    {' '}
                    =<span className="unseen"> tied</span>
                  </span>
                )}
              </td>
              <th scope="row">
                {n.model.name}
                {n.coverage < 1 && (
                  <span className="faint" title={`does not mention ${n.missing.map((r) => r.name).join(', ')}`}>
                    {' '}
                    ({percent(n.coverage)} covered)
                  </span>
                )}
              </th>
              <td className="number">{n.score.toFixed(3)}</td>
              <td className="bar-cell">
                {least < 0 ? (
                  <div className="bar" aria-hidden="true">
                    <div className="part whole" style={{ marginLeft: `${(100 * (Math.min(0, n.score) - least)) / width}%`, width: `${(100 * Math.abs(n.score)) / width}%` }} />
                  </div>
                ) : (
                  <div className="bar" aria-hidden="true">
                    {n.contributions.map((c, i) => (
                      <div key={i} className={`part colour-${i % 10}`} style={{ width: `${100 * c.contribution}%` }} title={criterionTitle(ranking, matrix, i, c.contribution)} />
                    ))}
                  </div>
                )}
                <span className="unseen">
                  {n.contributions.map((_, i) => criterionTitle(ranking, matrix, i, n.contributions[i]?.contribution ?? 0)).join(', ')}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ranking.models.totalCount > nodes.length && <p className="faint">The first {nodes.length} of {ranking.models.totalCount} models.</p>}
      <ul className="key" aria-hidden="true">
        {ranking.criteria.map((c, i) => (
          <li key={i}>
            <span className={`dot colour-${i % 10}`} /> {criterionName(c, matrix)}
          </li>
        ))}
      </ul>
    </>
  );
}

function criterionTitle(ranking: Ranking, m: Matrix, i: number, contribution: number): string {
  const c = ranking.criteria[i];
  return c ? `${criterionName(c, m)} ${contribution.toFixed(3)}` : '';
}

/** How often each model comes first when the weights are not known. */
function AnyWeights({ ranking, matrix, state, set, version }: { ranking: Ranking; matrix: Matrix; state: State; set: Props['set']; version: number }) {
  const models = ranking.models.nodes.map((n) => n.model.key);
  const preferences = preferencesOf(state, matrix);
  const concentration = state.nearby ? 30 : 0;
  const asked = useAsked(
    JSON.stringify([preferences, state.method, models, concentration, version]),
    (signal) => ask(Acceptability, { preferences, method: state.method, models, concentration }, signal),
    400,
  );
  const list = asked.data?.rank.acceptability;
  return (
    <section>
      <h3>How sure is that?</h3>
      <p className="faint">
        How often each model comes first under random weights{ranking.models.totalCount > models.length && `, among these ${models.length}`}.
      </p>
      <label>
        <input type="checkbox" checked={state.nearby} onChange={(e) => set({ nearby: e.target.checked })} /> only weights near yours
      </label>
      <Problem error={asked.error} retry={asked.retry} />
      <table className={asked.loading ? 'smaa stale' : 'smaa'}>
        <caption className="unseen">Share of random weights under which each model comes first</caption>
        <tbody>
          {list?.models.map((m) => {
            const first = m.ranks[0];
            return (
              <tr key={m.model.key}>
                <th scope="row">{m.model.name}</th>
                <td className="bar-cell">
                  <div className="bar" aria-hidden="true">
                    <div className="part whole" style={{ width: `${100 * (first?.probability ?? 0)}%` }} />
                  </div>
                </td>
                <td className="number">
                  {((first?.probability ?? 0) * 100).toFixed(1)} % <span className="faint">± {((first?.standardError ?? 0) * 100).toFixed(1)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
