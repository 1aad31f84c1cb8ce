import { describe, expect, it } from 'vitest';
import type { Cell, Matrix, Model } from './data';
import { chosenModels, matrixSheet } from './matrix';
import { initial } from './state';
import { gradeOf, shortCell, spokenCell } from './ui';
import { fit, keyOf } from './what-if';

const cell = (arrangement: Cell['arrangement'], ...owners: Cell['owners']): Cell => ({ arrangement, owners });
const well = (role: string) => ({ role, quality: 'WELL' as const });
const poorly = (role: string) => ({ role, quality: 'POORLY' as const });

function model(key: string, name: string, cells: Record<string, Cell>): Model {
  return { key, name, status: 'COMPLETE', summary: '', cells: new Map(Object.entries(cells)) };
}

const matrix: Matrix = {
  responsibilities: [
    { key: 'people', name: 'People', summary: '' },
    { key: 'product', name: 'Product', summary: '' },
  ],
  roles: new Map([
    ['em', { key: 'em', name: 'Engineering Manager', short: 'EM', summary: '' }],
    ['team', { key: 'team', name: 'Team', short: 'Team', summary: '' }],
  ]),
  models: [
    model('b', 'Beta', { people: cell('SOLE', poorly('em')), product: cell('VACANT') }),
    model('a', 'Alpha', { people: cell('ALTERNATIVE', well('em'), poorly('team')) }),
    model('c', 'Gamma', { people: cell('COLLECTIVE', well('team')), product: cell('SOLE', well('em')) }),
  ],
  totalModels: 3,
};

const keys = (part: object) => chosenModels(matrix, { ...initial, ...part }).map((m) => m.key);

describe('the models on show', () => {
  it('are sorted by name, by caveats, by a responsibility', () => {
    expect(keys({})).toEqual(['a', 'b', 'c']);
    expect(keys({ sort: 'worst' })).toEqual(['a', 'b', 'c']);
    expect(keys({ sort: 'product' })).toEqual(['c', 'b', 'a']);
    expect(keys({ sort: 'nonsense' })).toEqual(['a', 'b', 'c']);
  });

  it('are those that hold the words and the quality', () => {
    expect(keys({ search: 'engineering' })).toEqual(['a', 'b', 'c']);
    expect(keys({ search: 'team ALPHA' })).toEqual(['a']);
    expect(keys({ quality: 'POORLY' })).toEqual(['a', 'b']);
    expect(keys({ search: 'nonsense' })).toEqual([]);
  });

  it('are a table either way round', () => {
    expect(matrixSheet(matrix, initial).rows[0]).toEqual(['Alpha', 'EM ✓ or Team ✗', '·']);
    expect(matrixSheet(matrix, { ...initial, transposed: true }).rows[1]).toEqual(['Product', '·', '∅', 'EM ✓']);
  });
});

describe('a cell', () => {
  it('has a grade, a text and words for those who hear it', () => {
    const cells = [undefined, cell('VACANT'), cell('SOLE', well('em')), cell('SHARED', well('em'), poorly('team')), cell('COLLECTIVE', well('team'))];
    expect(cells.map(gradeOf)).toEqual(['missing', 'vacant', 'well', 'mixed', 'well']);
    expect(cells.map((c) => shortCell(c, matrix))).toEqual(['·', '∅', 'EM ✓', 'EM ✓ & Team ✗', 'all: Team ✓']);
    expect(spokenCell(cells[3], matrix)).toBe('Engineering Manager well, Team poorly, divided between them');
  });

  it('keeps an arrangement that fits its owners', () => {
    const change = (n: number, arrangement: Cell['arrangement']) =>
      fit({ responsibility: 'people', owners: ['a', 'b', 'c'].slice(0, n).map(well), arrangement }).arrangement;
    expect([change(0, 'SOLE'), change(1, 'SHARED'), change(2, 'SOLE'), change(2, 'ALTERNATIVE'), change(1, 'COLLECTIVE')]).toEqual([
      'VACANT', 'SOLE', 'SHARED', 'ALTERNATIVE', 'COLLECTIVE',
    ]);
  });

  it('names new roles as the server does', () => {
    expect(['Delivery manager', 'Führungskraft', ' A / B ', 'チーム', '!'].map(keyOf)).toEqual(['delivery-manager', 'fuhrungskraft', 'a-b', 'チーム', '']);
  });
});
