import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Sheet } from './export';
import type { Matrix, Model, Named } from './data';
import { qualities, type State } from './state';
import { Choice, gradeOf, Legend, Owners, qualityWords, shortCell, spokenCell } from './ui';

/** The models that the state lets through, in its order. */
export function chosenModels(m: Matrix, state: State): Model[] {
  const words = state.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const { quality } = state;
  const list = m.models.filter((model) => {
    if (quality && ![...model.cells.values()].some((c) => c.owners.some((o) => o.quality === quality))) return false;
    if (words.length === 0) return true;
    const roles = [...model.cells.values()].flatMap((c) => c.owners.map((o) => m.roles.get(o.role)));
    const text = [model.name, model.key, ...roles.map((r) => `${r?.name} ${r?.short}`)].join(' ').toLocaleLowerCase();
    return words.every((w) => text.includes(w));
  });
  const byName = (a: Model, b: Model) => a.name.localeCompare(b.name);
  if (state.sort === 'worst') {
    const poor = (model: Model) => [...model.cells.values()].flatMap((c) => c.owners).filter((o) => o.quality !== 'WELL').length;
    return list.sort((a, b) => poor(b) - poor(a) || byName(a, b));
  }
  if (m.responsibilities.some((r) => r.key === state.sort)) {
    const grades = ['well', 'mixed', 'poorly', 'undefined', 'vacant', 'missing'];
    const grade = (model: Model) => grades.indexOf(gradeOf(model.cells.get(state.sort)));
    return list.sort((a, b) => grade(a) - grade(b) || byName(a, b));
  }
  return list.sort(byName);
}

/** The heat map as a table to save. */
export function matrixSheet(m: Matrix, state: State): Sheet {
  const models = chosenModels(m, state);
  const text = (model: Model, r: Named) => shortCell(model.cells.get(r.key), m);
  const grade = (model: Model, r: Named) => gradeOf(model.cells.get(r.key));
  if (state.transposed) {
    return {
      name: 'Matrix',
      head: ['Responsibility', ...models.map((x) => x.name)],
      keys: ['', ...models.map((x) => x.key)],
      rows: m.responsibilities.map((r) => [r.name, ...models.map((x) => text(x, r))]),
      grades: m.responsibilities.map((r) => ['', ...models.map((x) => grade(x, r))]),
    };
  }
  return {
    name: 'Matrix',
    head: ['Model', ...m.responsibilities.map((r) => r.name)],
    keys: ['', ...m.responsibilities.map((r) => r.key)],
    rows: models.map((x) => [x.name, ...m.responsibilities.map((r) => text(x, r))]),
    grades: models.map((x) => ['', ...m.responsibilities.map((r) => grade(x, r))]),
  };
}

interface Props {
  matrix: Matrix;
  state: State;
  set: (part: Partial<State>) => void;
}

export function MatrixView({ matrix, state, set }: Props) {
  const models = useMemo(() => chosenModels(matrix, state), [matrix, state.search, state.quality, state.sort]);
  return (
    <>
      <div className="controls">
        <span className="choice">
          <label htmlFor="search">Search</label>
          <input id="search" type="search" value={state.search} placeholder="model or owner" onChange={(e) => set({ search: e.target.value })} />
        </span>
        <Choice
          label="With a cell owned"
          value={state.quality}
          options={[['', 'anyhow'], ...qualities.map((q) => [q, qualityWords[q]] as const)]}
          onChange={(quality) => set({ quality })}
        />
        <Choice
          label="Sort by"
          value={state.sort}
          options={[['name', 'name'], ['worst', 'caveats'], ...matrix.responsibilities.map((r) => [r.key, r.name] as const)]}
          onChange={(sort) => set({ sort })}
        />
        <button type="button" aria-pressed={state.transposed} onClick={() => set({ transposed: !state.transposed })}>
          Transpose
        </button>
        <span className="count" role="status">
          {models.length === matrix.totalModels ? `${models.length} models` : `${models.length} of ${matrix.totalModels} models`}
          {matrix.models.length < matrix.totalModels && `, ${matrix.models.length} read`}
        </span>
      </div>
      <HeatMap matrix={matrix} models={models} transposed={state.transposed} open={(cell) => set({ cell })} />
      <Legend />
    </>
  );
}

/** A table of which only the rows and columns in sight are drawn. */
function HeatMap({ matrix, models, transposed, open }: { matrix: Matrix; models: Model[]; transposed: boolean; open: (cell: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const rowCount = transposed ? matrix.responsibilities.length : models.length;
  const columnCount = transposed ? models.length : matrix.responsibilities.length;
  const rows = useVirtualizer({ count: rowCount, getScrollElement: () => box.current, estimateSize: () => 58, overscan: 6 });
  const [room, setRoom] = useState(0);
  const headWidth = room > 0 && room < 500 ? 120 : 190;
  // Few columns share the room that there is; many scroll.
  const columnWidth = Math.max(148, Math.floor((room - headWidth - 2) / Math.max(1, columnCount)));
  const columns = useVirtualizer({ count: columnCount, getScrollElement: () => box.current, estimateSize: () => columnWidth, overscan: 3, horizontal: true });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => columns.measure(), [columnWidth, columns]);
  const shownRows = rows.getVirtualItems();
  const shownColumns = columns.getVirtualItems();
  const before = shownColumns[0]?.start ?? 0;
  const behind = columns.getTotalSize() - (shownColumns.at(-1)?.end ?? 0);
  const above = shownRows[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shownRows.at(-1)?.end ?? 0);
  const nameOf = (list: (Model | Named)[], i: number) => list[i]?.name ?? '';
  const [rowThings, columnThings] = transposed ? [matrix.responsibilities, models] : [models, matrix.responsibilities];

  /** The arrow keys go from cell to cell, as in a spreadsheet. */
  const move = (e: KeyboardEvent) => {
    const at = (e.target as HTMLElement).closest<HTMLElement>('[data-row]');
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[e.key];
    if (!at || !step) return;
    e.preventDefault();
    const row = Math.max(0, Math.min(rowCount - 1, Number(at.dataset['row']) + (step[0] ?? 0)));
    const column = Math.max(0, Math.min(columnCount - 1, Number(at.dataset['column']) + (step[1] ?? 0)));
    rows.scrollToIndex(row);
    columns.scrollToIndex(column);
    const focus = (tries: number) => {
      const next = box.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
      if (next) next.focus();
      else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
    };
    focus(10);
  };

  return (
    <div className="heatmap" ref={box} style={{ scrollPaddingLeft: headWidth }} tabIndex={0} role="region" aria-label="Matrix, scrolls">
      <table style={{ width: headWidth + columns.getTotalSize() }} aria-rowcount={rowCount + 1} aria-colcount={columnCount + 1} onKeyDown={move}>
        <caption className="unseen">Who owns what, how well. The arrow keys move from cell to cell; Enter opens one.</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="corner" style={{ width: headWidth }}>
              {transposed ? 'Responsibility' : 'Model'}
            </th>
            {before > 0 && <td aria-hidden="true" style={{ width: before }} />}
            {shownColumns.map((c) => (
              <th key={c.key} scope="col" aria-colindex={c.index + 2} style={{ width: c.size }}>
                {nameOf(columnThings, c.index)}
              </th>
            ))}
            {behind > 0 && <td aria-hidden="true" style={{ width: behind }} />}
          </tr>
        </thead>
        <tbody>
          {above > 0 && (
            <tr aria-hidden="true">
              <td style={{ height: above }} />
            </tr>
          )}
          {shownRows.map((r) => (
            <tr key={r.key} aria-rowindex={r.index + 2} style={{ height: r.size }}>
              <th scope="row">
                <span className="clamp" title={nameOf(rowThings, r.index)}>
                  {nameOf(rowThings, r.index)}
                </span>
              </th>
              {before > 0 && <td aria-hidden="true" />}
              {shownColumns.map((c) => {
                const model = models[transposed ? c.index : r.index];
                const responsibility = matrix.responsibilities[transposed ? r.index : c.index];
                if (!model || !responsibility) return null;
                const cell = model.cells.get(responsibility.key);
                return (
                  <td key={c.key} aria-colindex={c.index + 2}>
                    <button
                      type="button"
                      className={`cell ${gradeOf(cell)}`}
                      data-row={r.index}
                      data-column={c.index}
                      data-cell={`${model.key}/${responsibility.key}`}
                      onClick={() => open(`${model.key}/${responsibility.key}`)}
                    >
                      <span className="unseen">{`${model.name}, ${responsibility.name}: ${spokenCell(cell, matrix)}. `}</span>
                      <Owners cell={cell} matrix={matrix} />
                    </button>
                  </td>
                );
              })}
              {behind > 0 && <td aria-hidden="true" />}
            </tr>
          ))}
          {below > 0 && (
            <tr aria-hidden="true">
              <td style={{ height: below }} />
            </tr>
          )}
        </tbody>
      </table>
      {rowCount * columnCount === 0 && <p className="empty">No model is like that.</p>}
    </div>
  );
}
