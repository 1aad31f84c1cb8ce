import { useEffect, useRef, useState } from 'react';
import type { ImportMatrixMutation } from '../gql/graphql';
import { ApiError, ask, bodyOf } from './api';
import { ImportMatrix } from './queries';

type Report = NonNullable<ImportMatrixMutation['importMatrix']['report']>;

/** The bytes that a request may have, unless the server is set up otherwise. */
export const largestRequest = 256 << 10;

/** Reads a file's text; errors are for a person. */
export async function textOf(file: Blob): Promise<string> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new ApiError('It cannot be read: it is a folder, or a file that is gone.', false);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // file.text() would put a replacement character for each damaged byte, and the server could not tell.
    throw new ApiError('It is not text in UTF-8: save the file as UTF-8.', false);
  }
}

/** What to do where there is more to send than a request may have. */
export function tooLarge(name: string, bytes: number): string | undefined {
  if (bytes <= largestRequest) return undefined;
  const number = (n: number) => n.toLocaleString('en');
  return `It is too large: ${number(bytes)} bytes with what is sent around it, where a request may have ${number(largestRequest)}. Import it with “orgraph import ${name}”, or send it all the same where the server allows more.`;
}

/** Reads a dropped file: first what it would change, then, when that is wanted, the change. */
export function ImportDialog({ file, close }: { file: File; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [content, setContent] = useState<string>();
  const [report, setReport] = useState<Report>();
  const [problems, setProblems] = useState<string[]>([]);
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(true);
  const inputOf = (text: string, dryRun: boolean) => ({ content: text, name: file.name, dryRun, replace: false });
  const send = async (text: string, dryRun: boolean) => {
    setBusy(true);
    setSent(true);
    try {
      const { importMatrix } = await ask(ImportMatrix, { input: inputOf(text, dryRun) });
      setProblems(importMatrix.userErrors.map((e) => e.message));
      setReport(importMatrix.report ?? undefined);
    } catch (error) {
      setProblems([error instanceof ApiError ? error.message : String(error)]);
    }
    setBusy(false);
  };
  const read = async () => {
    try {
      const text = await textOf(file);
      setContent(text);
      const problem = tooLarge(file.name, new Blob([bodyOf(ImportMatrix, { input: inputOf(text, true) })]).size);
      if (!problem) return await send(text, true);
      setProblems([problem]);
    } catch (error) {
      setProblems([error instanceof ApiError ? error.message : String(error)]);
    }
    setBusy(false);
  };
  useEffect(() => {
    const d = dialog.current;
    if (d && !d.open) d.showModal();
    void read();
  }, []);
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
                {sent ? 'Try again' : 'Send it all the same'}
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
