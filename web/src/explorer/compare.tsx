import type { CompareQuery } from '../gql/graphql';
import { ask } from './api';
import { useAsked, type Matrix } from './data';
import type { Sheet } from './export';
import { Compare } from './queries';
import { preferencesOf, type State } from './state';
import { gradeOf, Missing, ModelPicker, Owners, Problem, qualityWords, Section, shortCell } from './ui';

interface Props {
  matrix: Matrix;
  state: State;
  set: (part: Partial<State>) => void;
  version: number;
  sheet: (s: Sheet | undefined) => void;
}

/** The models that are compared, of those there are: the first and the last to begin with. */
export function comparedModels(m: Matrix, state: State): string[] {
  if (!m.whole) return state.compare;
  if (state.compare.length > 0) return state.compare.filter((key) => m.models.some((x) => x.key === key));
  const [first, ...others] = m.models;
  const last = others.at(-1);
  return first && last ? [first.key, last.key] : [];
}

export function compareSheet(data: CompareQuery | undefined, m: Matrix): Sheet {
  const c = data?.compareModels;
  return {
    name: 'Comparison',
    head: ['Responsibility', ...(c?.models.map((x) => x.name) ?? [])],
    keys: ['', ...(c?.models.map((x) => x.key) ?? [])],
    rows:
      c?.rows.map((row) => [
        row.responsibility.name,
        ...row.cells.map((cell, i) => shortCell(cellOf(cell.assignment), m) + (i > 0 ? ` (${cell.changes.join(', ').toLowerCase()})` : '')),
      ]) ?? [],
    grades: c?.rows.map((row) => ['', ...row.cells.map((cell) => gradeOf(cellOf(cell.assignment)))]) ?? [],
  };
}

function cellOf(a: CompareQuery['compareModels']['rows'][number]['cells'][number]['assignment']) {
  return a ? { arrangement: a.arrangement, owners: a.owners.map((o) => ({ role: o.role.key, quality: o.quality })) } : undefined;
}

export function CompareView({ matrix, state, set, version, sheet }: Props) {
  const models = comparedModels(matrix, state);
  const [from = '', to = ''] = models;
  const enough = models.length >= 2;
  const preferences = preferencesOf(state, matrix);
  const asked = useAsked(JSON.stringify([models, preferences, version]), async (signal) => {
    const data = enough ? await ask(Compare, { models, from, to, preferences }, signal) : undefined;
    sheet(compareSheet(data, matrix));
    return data;
  });
  const { data, error, loading, retry } = asked;
  return (
    <>
      <ModelPicker label="Compare with the first" models={matrix.models} chosen={models} onChange={(compare) => set({ compare })} most={8} />
      {matrix.whole && <Missing keys={state.compare.filter((key) => !models.includes(key))} />}
      {!enough && (matrix.whole ? <p className="empty">Choose two models or more.</p> : <p role="status">Reading…</p>)}
      <Problem error={error} retry={retry} />
      {enough && data && (
        <>
          <div className="scroll" tabIndex={0} role="region" aria-label="Comparison, scrolls">
            <table className={loading ? 'comparison stale' : 'comparison'}>
              <caption className="unseen">Each model’s cells beside those of the first, with what changed</caption>
              <thead>
                <tr>
                  <th scope="col">Responsibility</th>
                  {data.compareModels.models.map((m) => (
                    <th key={m.key} scope="col">
                      {m.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.compareModels.rows.map((row) => (
                  <tr key={row.responsibility.key}>
                    <th scope="row">{row.responsibility.name}</th>
                    {row.cells.map((cell, i) => (
                      <td key={i} className={i > 0 ? `change ${cell.changes[0]?.toLowerCase()}` : 'change'}>
                        <Owners cell={cellOf(cell.assignment)} matrix={matrix} />
                        {i > 0 && <span className="changes">{cell.changes.join(', ').toLowerCase()}</span>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ul className="plain">
            {data.compareModels.similarities.map((s) => (
              <li key={s.b.name}>
                {s.b.name} has {s.common} of {s.all} ownerships in common with {data.compareModels.models[0]?.name}: similarity {s.jaccard.toFixed(2)}
              </li>
            ))}
          </ul>
          <Plan data={data} />
        </>
      )}
    </>
  );
}

/** The way from the first model to the second, with the quality after each step. */
function Plan({ data }: { data: CompareQuery }) {
  const [from, to] = data.compareModels.models;
  const { journey, enter, leave } = data.transitionPlan;
  if (!from || !to) return null;
  return (
    <Section title={`From ${from.name} to ${to.name}`}>
      <p className="faint">
        {journey.steps.length} moves.
        {enter.length > 0 && ` New roles: ${enter.map((r) => r.name).join(', ')}.`}
        {leave.length > 0 && ` Roles that leave: ${leave.map((r) => r.name).join(', ')}.`}
      </p>
      <ol className="steps" start={0}>
        <li className="start">
          <span>As it is</span>
          <Score score={journey.start} />
        </li>
        {journey.steps.map((s, i) => (
          <li key={i}>
            <span>
              <b>{s.move.responsibility.name}</b>: {moveWords(s.move)}
            </span>
            <Score score={s.score} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Score({ score }: { score: number }) {
  return (
    <span className="score">
      <span className="bar" aria-hidden="true">
        <span className="part whole" style={{ width: `${100 * score}%` }} />
      </span>
      {score.toFixed(3)}
    </span>
  );
}

type Move = CompareQuery['transitionPlan']['journey']['steps'][number]['move'];

export function moveWords(m: Move): string {
  const quality = m.quality ? `, ${qualityWords[m.quality]}` : '';
  switch (m.kind) {
    case 'MOVE':
      return `from ${m.from?.name} to ${m.to?.name}${quality}`;
    case 'ADD':
      return `add ${m.to?.name}${quality}`;
    case 'REMOVE':
      return `take out ${m.from?.name}`;
    case 'REGRADE':
      return `${m.to?.name} owns it${quality.replace(',', '')}`;
    default:
      return m.arrangement ? `arrange as ${m.arrangement.toLowerCase()}` : 'not mentioned any more';
  }
}
