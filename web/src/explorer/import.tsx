import { useEffect, useRef, useState } from 'react';
import type { ImportMatrixMutation } from '../gql/graphql';
import { ApiError, ask } from './api';
import { ImportMatrix } from './queries';

type Report = NonNullable<ImportMatrixMutation['importMatrix']['report']>;

/** Reads a dropped file: first what it would change, then, when that is wanted, the change. */
export function ImportDialog({ file, close }: { file: File; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [content, setContent] = useState<string>();
  const [report, setReport] = useState<Report>();
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, setBusy] = useState(true);
  const send = async (text: string, dryRun: boolean) => {
    setBusy(true);
    try {
      const { importMatrix } = await ask(ImportMatrix, { input: { content: text, name: file.name, dryRun, replace: false } });
      setProblems(importMatrix.userErrors.map((e) => e.message));
      setReport(importMatrix.report ?? undefined);
    } catch (error) {
      setProblems([error instanceof ApiError ? error.message : String(error)]);
    }
    setBusy(false);
  };
  useEffect(() => {
    const d = dialog.current;
    if (d && !d.open) d.showModal();
    void file.text().then((text) => {
      setContent(text);
      return send(text, true);
    });
  }, [file]);
  const changes = report?.kinds.reduce((n, k) => n + k.added.length + k.changed.length + k.removed.length, 0) ?? 0;
  return (
    <dialog ref={dialog} className="card" aria-labelledby="import-title" onClose={close}>
      <div className="card-body">
        <form method="dialog">
          <button type="submit" className="close" aria-label="Close">
            ×
          </button>
        </form>
        <h2 id="import-title">Import {file.name}</h2>
        {busy && <p role="status">Reading…</p>}
        {problems.length > 0 && (
          <div className="problem" role="alert">
            <ul>
              {problems.map((p) => (
                <li key={p}>{p}</li>
              ))}
            </ul>
            {content !== undefined && (
              <button type="button" onClick={() => void send(content, true)}>
                Try again
              </button>
            )}
          </div>
        )}
        {report && (
          <>
            <p>
              <b>{report.dryRun ? (changes === 0 ? 'It would change nothing.' : 'Nothing is written yet. It would:') : `Written: ${changes} changes.`}</b>
            </p>
            <table className="report">
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">add</th>
                  <th scope="col">change</th>
                  <th scope="col">remove</th>
                  <th scope="col">leave</th>
                </tr>
              </thead>
              <tbody>
                {report.kinds.map((k) => (
                  <tr key={k.kind}>
                    <th scope="row">{k.kind}</th>
                    <td title={k.added.map((e) => e.key).join(', ')}>{k.added.length}</td>
                    <td title={k.changed.map((e) => e.key).join(', ')}>{k.changed.length}</td>
                    <td title={k.removed.map((e) => e.key).join(', ')}>{k.removed.length}</td>
                    <td>{k.unchanged}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <ul className="faint">
              {report.warnings.map((w) => (
                <li key={w}>{w}</li>
              ))}
            </ul>
            {report.dryRun && changes > 0 && content !== undefined && (
              <button type="button" className="primary" disabled={busy} onClick={() => void send(content, false)}>
                Import
              </button>
            )}
          </>
        )}
      </div>
    </dialog>
  );
}
