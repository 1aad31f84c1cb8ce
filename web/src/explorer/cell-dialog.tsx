import { useEffect, useRef } from 'react';
import { ask } from './api';
import { useAsked } from './data';
import { Cell } from './queries';
import { arrangementWords, Problem, qualityWords, signs } from './ui';

/** All that is known of one cell: what its source says, who owns it, the tradeoffs. */
export function CellDialog({ cell, version, close, showRole }: { cell: string; version: number; close: () => void; showRole: (key: string) => void }) {
  const [model = '', responsibility = ''] = cell.split('/');
  const dialog = useRef<HTMLDialogElement>(null);
  const { data, error, loading, retry } = useAsked(`${cell} ${version}`, (signal) => ask(Cell, { model, responsibility }, signal), 0);
  useEffect(() => {
    const d = dialog.current;
    if (d && !d.open) d.showModal();
  }, []);
  const a = data?.assignment;
  return (
    <dialog ref={dialog} className="card" aria-labelledby="cell-title" onClose={close} onClick={(e) => e.target === dialog.current && dialog.current?.close()}>
      <div className="card-body">
        <form method="dialog">
          <button type="submit" className="close" aria-label="Close">
            ×
          </button>
        </form>
        <h2 id="cell-title">{data?.model && data.responsibility ? `${data.model.name}: ${data.responsibility.name}` : 'Cell'}</h2>
        <Problem error={error} retry={retry} />
        {loading && !data && <p role="status">Reading…</p>}
        {data?.responsibility?.summary && <p className="faint">{data.responsibility.summary}</p>}
        {data && !a && <p>The model does not mention it.</p>}
        {a && (
          <>
            {a.statement && <blockquote>{a.statement}</blockquote>}
            <p>{a.owners.length === 0 ? 'Nobody owns it.' : a.owners.length > 1 ? `${arrangementWords[a.arrangement]}:` : ''}</p>
            <ul className="owners">
              {a.owners.map((o) => (
                <li key={o.role.key}>
                  <button type="button" className="link" onClick={() => showRole(o.role.key)}>
                    {o.role.name}
                  </button>{' '}
                  <span className={`sign ${qualityWords[o.quality]}`}>{signs[o.quality]}</span> {qualityWords[o.quality]}
                  {o.note && <p className="note">{o.note}</p>}
                </li>
              ))}
            </ul>
            {a.source && (
              <p className="faint">
                From {a.source.url ? <a href={a.source.url} rel="noreferrer">{a.source.title}</a> : a.source.title}
                {a.source.author && ` by ${a.source.author}`}
                {a.locator && `, ${a.locator}`}
              </p>
            )}
          </>
        )}
        {data?.model && data.model.tradeoffs.nodes.length > 0 && (
          <>
            <h3>Tradeoffs</h3>
            <ul>
              {data.model.tradeoffs.nodes.map((t) => (
                <li key={t.key}>
                  <b className={`kind ${t.kind.toLowerCase()}`}>{t.kind.toLowerCase()}</b> {t.statement}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </dialog>
  );
}
