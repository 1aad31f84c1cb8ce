import { ask } from './api';
import { useAsked } from './data';
import type { Sheet } from './export';
import { RoleCard, Roles } from './queries';
import type { State } from './state';
import { percent, Problem, qualityWords, Section, signs } from './ui';

interface Props {
  state: State;
  set: (part: Partial<State>) => void;
  version: number;
  sheet: (s: Sheet | undefined) => void;
}

export function RolesView({ state, set, version, sheet }: Props) {
  const asked = useAsked(String(version), async (signal) => {
    const data = await ask(Roles, { first: 100 }, signal);
    sheet({
      name: 'Roles',
      head: ['Role', 'Models', 'Mean load', 'Peak', 'Responsibilities', 'Betweenness'],
      rows: data.roleLoads.nodes.map((l) => [l.role.name, String(l.models.totalCount), percent(l.mean), percent(l.peak), String(l.degree), l.betweenness.toFixed(2)]),
    });
    return data;
  });
  const loads = asked.data?.roleLoads;
  return (
    <div className="split">
      <Section title="What roles carry">
        <Problem error={asked.error} retry={asked.retry} />
        <table className={asked.loading ? 'bars stale' : 'bars'}>
          <caption className="unseen">Roles by mean load</caption>
          <thead>
            <tr>
              <th scope="col">Role</th>
              <th scope="col">Models</th>
              <th scope="col">Mean load</th>
              <th scope="col">
                <span className="unseen">Bar</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {loads?.nodes.map((l) => (
              <tr key={l.role.key}>
                <th scope="row">
                  <button type="button" className="link" aria-pressed={state.role === l.role.key} onClick={() => set({ role: l.role.key })}>
                    {l.role.name}
                  </button>
                </th>
                <td className="number">{l.models.totalCount}</td>
                <td className="number">{percent(l.mean)}</td>
                <td className="bar-cell">
                  <div className="bar" aria-hidden="true">
                    <div className="part whole" style={{ width: `${100 * l.mean}%` }} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {loads && loads.totalCount > loads.nodes.length && <p className="faint">The first {loads.nodes.length} of {loads.totalCount} roles.</p>}
      </Section>
      {state.role ? <Card role={state.role} version={version} /> : <p className="empty">Choose a role to see what it carries in each model, and what is orphaned when it leaves.</p>}
    </div>
  );
}

/** One role: its load across models, and what nobody owns when it leaves. */
function Card({ role, version }: { role: string; version: number }) {
  const { data, error, retry } = useAsked(`${role} ${version}`, (signal) => ask(RoleCard, { key: role }, signal), 0);
  const load = data?.roleLoads.nodes[0];
  if (data && !data.role) return <p className="empty">There is no such role.</p>;
  return (
    <Section title={data?.role?.name ?? 'Role'}>
      <Problem error={error} retry={retry} />
      {data?.role && (
        <>
          <p>{data.role.summary}</p>
          <p className="faint">
            {data.role.aliases.length > 0 && `Also called ${data.role.aliases.join(', ')}. `}
            {data.role.narrows.length > 0 && `A part of ${data.role.narrows.map((r) => r.name).join(', ')}.`}
          </p>
          {!load && <p>It owns nothing in any model.</p>}
          {load?.models.nodes.map((m) => (
            <article key={m.model.key} className="load">
              <h3>
                {m.model.name} <span className="faint">{percent(m.share)} of the responsibilities</span>
              </h3>
              <div className="bar" aria-hidden="true">
                <div className="part whole" style={{ width: `${100 * m.share}%` }} />
              </div>
              <ul className="owned">
                {m.ownerships.map((o) => (
                  <li key={o.responsibility.name} title={o.note}>
                    {o.responsibility.name} <span className={`sign ${qualityWords[o.quality]}`}>{signs[o.quality]}</span>
                    <span className="unseen"> {qualityWords[o.quality]}</span>
                  </li>
                ))}
              </ul>
              <p>
                {m.orphaned.length > 0 ? (
                  <>
                    If it leaves, nobody owns <b>{m.orphaned.map((r) => r.name).join(', ')}</b>.
                  </>
                ) : (
                  'If it leaves, everything still has an owner.'
                )}
              </p>
            </article>
          ))}
          {load && load.models.totalCount > load.models.nodes.length && <p className="faint">The first {load.models.nodes.length} of {load.models.totalCount} models.</p>}
          {data.role.tradeoffs.nodes.length > 0 && (
            <>
              <h3>Tradeoffs</h3>
              <ul>
                {data.role.tradeoffs.nodes.map((t) => (
                  <li key={t.key}>
                    <b className={`kind ${t.kind.toLowerCase()}`}>{t.kind.toLowerCase()}</b> {t.statement}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Section>
  );
}
