import { useRef, useState } from 'react';
import type { Quality, WhatIfQuery } from '../gql/graphql';
import { ApiError, ask } from './api';
import { useAsked, type Cell, type Matrix, type Model } from './data';
import type { Sheet } from './export';
import { moveWords } from './compare';
import { ApplyPlan, SaveScenario, WhatIf } from './queries';
import { addressOf, arrangements, changesOf, preferencesOf, qualities, type Change, type State } from './state';
import { arrangementWords, Choice, gradeOf, Missing, Problem, qualityWords, Section, shortCell } from './ui';

interface Props {
  matrix: Matrix;
  state: State;
  set: (part: Partial<State>) => void;
  version: number;
}

/** The key that a name has, near enough to the server's rule to find a new role by. */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function baseOf(m: Matrix, state: State): Model | undefined {
  return state.base ? m.models.find((x) => x.key === state.base) : m.models[0];
}

function supposedCell(base: Model | undefined, state: State, responsibility: string): Cell | undefined {
  const change = state.changes.find((c) => c.responsibility === responsibility);
  if (!change) return base?.cells.get(responsibility);
  const n = change.owners.length;
  return { arrangement: change.arrangement ?? (n === 0 ? 'VACANT' : n === 1 ? 'SOLE' : 'SHARED'), owners: change.owners };
}

/** The base beside what is supposed, as a table to save; nothing where there is no such base. */
export function whatIfSheet(m: Matrix, state: State): Sheet | undefined {
  const base = baseOf(m, state);
  if (!base) return undefined;
  const cells = m.responsibilities.map((r) => [base.cells.get(r.key), supposedCell(base, state, r.key)]);
  return {
    name: `What if, from ${base.name}`,
    head: ['Responsibility', base.name, 'What if'],
    keys: ['', base.key, 'what-if'],
    rows: m.responsibilities.map((r, i) => [r.name, ...(cells[i] ?? []).map((c) => shortCell(c, m))]),
    grades: cells.map((row) => ['', ...row.map(gradeOf)]),
  };
}

export function WhatIfView({ matrix, state, set, version }: Props) {
  const base = baseOf(matrix, state);
  const changed = state.changes.length > 0;
  const preferences = preferencesOf(state, matrix);
  const name = 'What if';
  const question = { base: base?.key ?? '', changes: changesOf(state), newRoles: state.newRoles, preferences, method: state.method, name };
  const roles = new Map([...matrix.roles.values()].map((r) => [r.key, r.name]));
  for (const role of state.newRoles) roles.set(keyOf(role), role);
  const cellOf = (responsibility: string) => supposedCell(base, state, responsibility);
  const key = JSON.stringify([question, version]);
  const asked = useAsked(key, async (signal) => (base ? ask(WhatIf, question, signal) : undefined));
  const change = (key: string, edit: (c: Change) => Change) => {
    const cell = cellOf(key);
    const before: Change = { responsibility: key, owners: cell?.owners ?? [] };
    if (cell) before.arrangement = cell.arrangement;
    set({ base: base?.key ?? '', changes: [...state.changes.filter((c) => c.responsibility !== key), fit(edit(before))] });
  };
  if (!base) {
    if (!matrix.whole) return <p role="status">Reading…</p>;
    return (
      <>
        <Missing keys={[state.base]} />
        <button type="button" onClick={() => set({ base: '', changes: [] })}>
          Begin with another
        </button>
      </>
    );
  }
  const result = asked.data?.whatIf;
  return (
    <div className="split">
      <Section title="Suppose">
        <div className="controls">
          <Choice label="Begin with" value={base.key} options={matrix.models.map((m) => [m.key, m.name] as const)} onChange={(key) => set({ base: key, changes: [] })} />
          <button type="button" disabled={!changed && state.newRoles.length === 0} onClick={() => set({ changes: [], newRoles: [] })}>
            Start again
          </button>
          <NewRole add={(role) => !roles.has(keyOf(role)) && set({ newRoles: [...state.newRoles, role] })} />
        </div>
        {matrix.responsibilities.map((r) => {
          const cell = cellOf(r.key);
          const touched = state.changes.some((c) => c.responsibility === r.key);
          return (
            <fieldset key={r.key} className={touched ? 'edit touched' : 'edit'}>
              <legend>
                {r.name}
                {touched && <span className="faint"> changed from {shortCell(base.cells.get(r.key), matrix)}</span>}
              </legend>
              {cell?.owners.map((o, i) => (
                <span key={o.role} className="edit-owner">
                  <select
                    aria-label={`Owner ${i + 1} of ${r.name}`}
                    value={o.role}
                    onChange={(e) => change(r.key, (c) => ({ ...c, owners: c.owners.map((x, j) => (j === i ? { ...x, role: e.target.value } : x)) }))}
                  >
                    {[...roles].filter(([key]) => key === o.role || !cell.owners.some((x) => x.role === key)).map(([key, words]) => (
                      <option key={key} value={key}>
                        {words}
                      </option>
                    ))}
                  </select>
                  <select
                    aria-label={`How well owner ${i + 1} owns ${r.name}`}
                    value={o.quality}
                    onChange={(e) => change(r.key, (c) => ({ ...c, owners: c.owners.map((x, j) => (j === i ? { ...x, quality: e.target.value as Quality } : x)) }))}
                  >
                    {qualities.map((q) => (
                      <option key={q} value={q}>
                        {qualityWords[q]}
                      </option>
                    ))}
                  </select>
                  <button
                    type="button"
                    aria-label={`Take owner ${i + 1} out of ${r.name}`}
                    onClick={() => change(r.key, (c) => ({ ...c, owners: c.owners.filter((_, j) => j !== i) }))}
                  >
                    ×
                  </button>
                </span>
              ))}
              {!cell?.owners.length && <span className="faint">{cell ? 'nobody ' : 'not mentioned '}</span>}
              <button
                type="button"
                aria-label={`Add an owner to ${r.name}`}
                onClick={() => {
                  const free = [...roles.keys()].find((key) => !cell?.owners.some((o) => o.role === key));
                  if (free) change(r.key, (c) => ({ ...c, owners: [...c.owners, { role: free, quality: 'WELL' }] }));
                }}
              >
                + owner
              </button>
              {(cell?.owners.length ?? 0) > 1 && (
                <select
                  aria-label={`How the owners share ${r.name}`}
                  value={cell?.arrangement}
                  onChange={(e) => change(r.key, (c) => ({ ...c, arrangement: arrangements.find((a) => a === e.target.value) ?? 'SHARED' }))}
                >
                  {(['ALTERNATIVE', 'SHARED', 'COLLECTIVE'] as const).map((a) => (
                    <option key={a} value={a}>
                      {arrangementWords[a]}
                    </option>
                  ))}
                </select>
              )}
            </fieldset>
          );
        })}
      </Section>
      <Section title="What comes of it">
        <Problem error={asked.error} retry={asked.retry} />
        {result && (
          <div className={asked.loading ? 'stale' : ''}>
            <table className="bars">
              <caption>Where it would rank</caption>
              <tbody>
                {rankedRows(result).map((n) => (
                  <tr key={n.model.key} className={n.model.key === result.model.key ? 'mine' : ''}>
                    <td>{n.rank}</td>
                    <th scope="row">{n.model.key === result.model.key ? 'What if' : n.model.name}</th>
                    <td className="number">{n.score.toFixed(3)}</td>
                    <td className="bar-cell">
                      <div className="bar" aria-hidden="true">
                        <div className="part whole" style={{ width: `${100 * Math.max(0, n.score)}%` }} />
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {result.rank.models.totalCount > shownModels && <p className="faint">{amongWords(result.rank.models.totalCount, matrix.totalModels + 1)}</p>}
            <h3>Worth a second look</h3>
            {result.model.findings.length === 0 ? <p>Nothing: no gaps, no doubled ownership, no overloaded role.</p> : (
              <ul>
                {result.model.findings.map((f) => (
                  <li key={[f.rule, f.responsibility, ...f.roles].join()}>{findingWords(f, matrix, roles)}</li>
                ))}
              </ul>
            )}
            <h3>The way there</h3>
            {result.plan ? (
              <ol>
                {result.plan.moves.map((m, i) => (
                  <li key={i}>
                    <b>{m.responsibility.name}</b>: {moveWords(m)} <span className="faint">then {result.plan?.journey.steps[i]?.score.toFixed(3)}</span>
                  </li>
                ))}
              </ol>
            ) : (
              <p>It is the same as {base.name}.</p>
            )}
            <Keep
              matrix={matrix}
              state={state}
              base={base.key}
              baseName={base.name}
              plan={asked.of === key && !asked.error ? result.plan : undefined}
              done={() => set({ changes: [], newRoles: [] })}
            />
          </div>
        )}
      </Section>
    </div>
  );
}

type Result = WhatIfQuery['whatIf'];

const shownModels = 20;

/** The first models, and the supposed one wherever it stands. */
export function rankedRows({ model, rank }: Pick<Result, 'rank'> & { model: Pick<Result['model'], 'key'> }): Result['rank']['models']['nodes'] {
  const first = rank.models.nodes.slice(0, shownModels);
  const mine = [...rank.models.nodes, ...rank.rest.nodes].find((n) => n.model.key === model.key);
  return mine && !first.some((n) => n.model.key === model.key) ? [...first, mine] : first;
}

/** Which models are shown, where they are not all. */
export function amongWords(ranked: number, all: number): string {
  const some = ranked < all ? `${ranked} of ${all} models, the base and the first by key` : `${ranked} models`;
  return `The first ${shownModels}, and the supposed one, among ${some}.`;
}

type Finding = WhatIfQuery['whatIf']['model']['findings'][number];

/** A finding in the names that the page uses. */
function findingWords(f: Finding, m: Matrix, roles: Map<string, string>): string {
  const name = m.responsibilities.find((r) => r.key === f.responsibility)?.name ?? f.responsibility ?? '';
  const owners = f.roles.map((key) => roles.get(key) ?? key);
  switch (f.rule) {
    case 'GAP_MISSING':
      return `${name} is not mentioned.`;
    case 'GAP_VACANT':
      return `Nobody owns ${name}.`;
    case 'GAP_UNDEFINED':
      return `It is open how ${owners.join(' and ')} should own ${name}.`;
    case 'DOUBLED_OWNERSHIP':
      return `${owners.join(' and ')} own ${name} at the same time.`;
    case 'OVERLOADED_ROLE':
      return `${owners.join()} carries more than half of the responsibilities.`;
    default:
      return `Of ${name} not one alone is accountable, but ${owners.join(', ')}.`;
  }
}

/** The arrangement that fits the number of owners. */
export function fit(c: Change): Change {
  const out: Change = { responsibility: c.responsibility, owners: c.owners };
  if (c.owners.length === 0) out.arrangement = 'VACANT';
  else if (c.arrangement === 'COLLECTIVE') out.arrangement = 'COLLECTIVE';
  else if (c.owners.length === 1) out.arrangement = 'SOLE';
  else out.arrangement = c.arrangement === 'ALTERNATIVE' ? 'ALTERNATIVE' : 'SHARED';
  return out;
}

function NewRole({ add }: { add: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      className="choice"
      onSubmit={(e) => {
        e.preventDefault();
        if (keyOf(name)) add(name.trim());
        setName('');
      }}
    >
      <label htmlFor="new-role">New role</label>
      <input id="new-role" value={name} placeholder="Delivery manager" onChange={(e) => setName(e.target.value)} />
      <button type="submit">Add</button>
    </form>
  );
}

type Plan = WhatIfQuery['whatIf']['plan'];

/**
 * Shares the what-if, keeps it as a scenario, or makes it so: the last two need an editor's token. The plan is null
 * where nothing is changed, and undefined while it is not that of what is on show.
 */
function Keep({ matrix, state, base, baseName, plan, done }: { matrix: Matrix; state: State; base: string; baseName: string; plan: Plan | undefined; done: () => void }) {
  const [name, setName] = useState('');
  const [told, setTold] = useState<{ text: string; bad: boolean }>();
  // The plan that one was asked about: another one is asked about anew.
  const [wanted, setWanted] = useState<Plan>();
  const sure = plan != null && plan === wanted;
  const latest = useRef(state);
  latest.current = state;
  const tell = (text: string, bad = false) => setTold({ text, bad });
  const attempt = async (write: () => Promise<string>) => {
    try {
      tell(await write());
    } catch (error) {
      tell(error instanceof ApiError ? error.message : String(error), true);
    }
  };
  const saveScenario = () =>
    attempt(async () => {
      const { saveScenario } = await ask(SaveScenario, {
        input: { name, preferences: preferencesOf(state, matrix), method: state.method, base, changes: changesOf(state), newRoles: state.newRoles },
      });
      const problem = saveScenario.userErrors[0];
      if (problem) throw new ApiError(problem.message, false);
      return `Kept. runScenario(key: "${saveScenario.scenario?.key}") asks it again.`;
    });
  const apply = () =>
    attempt(async () => {
      setWanted(undefined);
      const moves = plan?.moves.map((m) => ({
        kind: m.kind,
        responsibility: m.responsibility.key,
        from: m.from?.key ?? null,
        to: m.to?.key ?? null,
        quality: m.quality ?? null,
        arrangement: m.arrangement ?? null,
      }));
      const { applyPlan } = await ask(ApplyPlan, { input: { model: base, moves: moves ?? [] } });
      const problem = applyPlan.userErrors[0];
      if (problem) throw new ApiError(problem.message, false);
      if (latest.current.changes === state.changes) done(); // what was changed meanwhile stays
      return `${baseName} is now as supposed: ${applyPlan.changes.length} changes written.`;
    });
  return (
    <>
      <h3>Keep it</h3>
      <div className="controls">
        <button
          type="button"
          onClick={() =>
            attempt(async () => {
              // Not what the address bar holds, which follows a moment later.
              await navigator.clipboard.writeText(new URL(addressOf(state), location.href).href);
              return 'The link is on the clipboard.';
            })
          }
        >
          Copy a link
        </button>
        <span className="choice">
          <label htmlFor="scenario-name">Scenario</label>
          <input id="scenario-name" value={name} placeholder="its name" onChange={(e) => setName(e.target.value)} />
          <button type="button" disabled={!name.trim()} onClick={saveScenario}>
            Save
          </button>
        </span>
        {plan !== null && !sure && (
          <button type="button" onClick={() => setWanted(plan)} disabled={!plan || state.newRoles.length > 0} title={state.newRoles.length > 0 ? 'New roles have to be made first' : undefined}>
            Apply to {baseName}…
          </button>
        )}
        {sure && (
          <>
            <span>Write {plan.moves.length} moves into {baseName}?</span>
            <button type="button" className="primary" onClick={apply}>
              Apply
            </button>
            <button type="button" onClick={() => setWanted(undefined)}>
              Cancel
            </button>
          </>
        )}
      </div>
      <p role="status" className={told?.bad ? 'problem' : 'told'}>
        {told?.text}
      </p>
    </>
  );
}
