import { useId, useState, type ChangeEvent, type ReactNode } from 'react';
import type { Arrangement, Quality } from '../gql/graphql';
import type { ApiError } from './api';
import type { Cell, Matrix, Model } from './data';

/** The sign of a quality, so that its colour is never needed alone. */
export const signs: Record<Quality, string> = { WELL: '✓', POORLY: '✗', UNDEFINED: '?' };
export const qualityWords: Record<Quality, string> = { WELL: 'well', POORLY: 'poorly', UNDEFINED: 'undefined' };

const joints: Record<Arrangement, string> = { SOLE: '', ALTERNATIVE: 'or', SHARED: '&', COLLECTIVE: '+', VACANT: '' };
export const arrangementWords: Record<Arrangement, string> = {
  SOLE: 'one owner',
  ALTERNATIVE: 'one of them owns it',
  SHARED: 'divided between them',
  COLLECTIVE: 'owned as a group',
  VACANT: 'nobody owns it',
};

/** What a cell's colour stands for. */
export function gradeOf(cell: Cell | undefined): 'missing' | 'vacant' | 'well' | 'poorly' | 'undefined' | 'mixed' {
  if (!cell) return 'missing';
  const [first, ...others] = cell.owners;
  if (!first) return 'vacant';
  if (others.some((o) => o.quality !== first.quality)) return 'mixed';
  return qualityWords[first.quality] as 'well' | 'poorly' | 'undefined';
}

/** A cell in words, for those who hear it. */
export function spokenCell(cell: Cell | undefined, m: Matrix): string {
  if (!cell) return 'not mentioned';
  if (cell.owners.length === 0) return 'nobody owns it';
  const owners = cell.owners.map((o) => `${m.roles.get(o.role)?.name ?? o.role} ${qualityWords[o.quality]}`).join(', ');
  return cell.owners.length > 1 || cell.arrangement === 'COLLECTIVE' ? `${owners}, ${arrangementWords[cell.arrangement]}` : owners;
}

/** A cell as a short text: "STO ✓ or TL ✓". */
export function shortCell(cell: Cell | undefined, m: Matrix): string {
  if (!cell) return '·';
  if (cell.owners.length === 0) return '∅';
  const owners = cell.owners.map((o) => `${m.roles.get(o.role)?.short ?? o.role} ${signs[o.quality]}`);
  if (cell.arrangement === 'COLLECTIVE') return `all: ${owners.join(', ')}`;
  return owners.join(` ${joints[cell.arrangement]} `);
}

/** The owners of a cell, with signs and the glyph of how they share it. */
export function Owners({ cell, matrix }: { cell: Cell | undefined; matrix: Matrix }) {
  if (!cell) return <span className="faint">·</span>;
  if (cell.owners.length === 0) return <span>∅</span>;
  return (
    <>
      {cell.owners.map((o, i) => (
        <span key={o.role} className="owner">
          {i > 0 && <span className="joint">{joints[cell.arrangement]} </span>}
          {i === 0 && cell.arrangement === 'COLLECTIVE' && <span className="joint">all: </span>}
          <span className="name">{matrix.roles.get(o.role)?.short ?? o.role}</span> <span className={`sign ${qualityWords[o.quality]}`}>{signs[o.quality]}</span>
        </span>
      ))}
    </>
  );
}

export function Legend() {
  return (
    <p className="legend">
      <span className="swatch well" /> ✓ well <span className="swatch poorly" /> ✗ poorly <span className="swatch undefined" /> ? undefined{' '}
      <span className="swatch mixed" /> mixed <span className="swatch vacant" /> ∅ nobody owns it <span className="faint">·</span> not mentioned. <b>or</b>: one of
      them, <b>&amp;</b>: divided, <b>all</b>: as a group.
    </p>
  );
}

/** What went wrong, with a way on. */
export function Problem({ error, retry }: { error: ApiError | undefined; retry: () => void }) {
  if (!error) return null;
  return (
    <div className="problem" role="alert">
      <span>
        {error.message.replace(/\.?$/, '.')} {error.passing && 'It is tried again.'}
      </span>
      <button type="button" onClick={retry}>
        Try now
      </button>
    </div>
  );
}

/** Says which models of a link there are not. */
export function Missing({ keys }: { keys: string[] }) {
  if (keys.length === 0) return null;
  return (
    <p className="problem" role="alert">
      There is no model {keys.map((key) => `“${key}”`).join(', ')}.
    </p>
  );
}

/** The model of a name or key, one that is not chosen yet if there are two of the name. */
export function namedModel(models: Model[], chosen: string[], text: string): Model | undefined {
  const found = models.filter((m) => m.name === text || m.key === text);
  return found.find((m) => !chosen.includes(m.key)) ?? found[0];
}

/** Whether what is typed may still become another's name: "Team 2" on the way to "Team 25". */
export function mayGoOn(models: Model[], text: string): boolean {
  const found = namedModel(models, [], text);
  return models.some((m) => m !== found && [m.name, m.key].some((name) => name !== text && name.startsWith(text)));
}

/** What to offer for what is typed, in one list that is not too long. */
export function offered(models: Model[], chosen: string[], text: string): Model[] {
  const part = text.toLocaleLowerCase();
  return models.filter((m) => !chosen.includes(m.key) && m.name.toLocaleLowerCase().includes(part)).slice(0, 200);
}

/** Chooses models: those chosen as buttons that take them out again, and a field to add one. */
export function ModelPicker({
  label,
  models,
  chosen,
  onChange,
  most = 100,
}: {
  label: string;
  models: Model[];
  chosen: string[];
  onChange: (keys: string[]) => void;
  most?: number;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const names = new Map(models.map((m) => [m.key, m.name]));
  const full = chosen.length >= most;
  const add = (name: string) => {
    const found = namedModel(models, chosen, name);
    if (!found) return false;
    if (!chosen.includes(found.key)) onChange([...chosen, found.key]);
    return true;
  };
  const change = (e: ChangeEvent<HTMLInputElement>) => {
    const { value } = e.target;
    // One that is taken from the list is meant, also where another name goes on.
    const how = (e.nativeEvent as InputEvent).inputType ?? '';
    const typed = how !== '' && how !== 'insertReplacementText';
    setText((!typed || !mayGoOn(models, value)) && add(value) ? '' : value);
  };
  return (
    <div className="picker">
      <label htmlFor={id}>{label}</label>
      <div className="picked">
        {chosen.map((key) => (
          <button key={key} type="button" className="chip" onClick={() => onChange(chosen.filter((k) => k !== key))}>
            {names.get(key) ?? key} <span aria-hidden="true">×</span>
            <span className="unseen">, take out</span>
          </button>
        ))}
        <input
          id={id}
          list={`${id}-models`}
          value={text}
          placeholder={full ? `${most} at most` : 'add a model'}
          autoComplete="off"
          disabled={full}
          onChange={change}
          onKeyDown={(e) => e.key === 'Enter' && add(text) && setText('')}
        />
        <span className="faint" role="status">
          {text !== '' && namedModel(models, chosen, text) && 'Enter adds it.'}
        </span>
        <datalist id={`${id}-models`}>
          {offered(models, chosen, text).map((m) => (
            <option key={m.key} value={m.name} />
          ))}
        </datalist>
      </div>
    </div>
  );
}

/** A labelled select. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(e) => onChange(e.target.value as T)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export const percent = (share: number) => `${Math.round(100 * share)} %`;
