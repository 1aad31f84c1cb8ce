import { describe, expect, it } from 'vitest';
import { comparedModels } from './compare';
import type { Cell, Matrix, Model } from './data';
import { chosenModels, matrixSheet } from './matrix';
import { initial } from './state';
import { gradeOf, mayGoOn, namedModel, offered, shortCell, spokenCell } from './ui';
import { amongWords, fit, keyOf, rankedRows, whatIfSheet } from './what-if';

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
  whole: true,
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

describe('a what-if as a table', () => {
  it('is what is on show', () => {
    const changes = [{ responsibility: 'product', owners: [well('team'), well('new')] }];
    expect(whatIfSheet(matrix, { ...initial, base: 'a', changes })).toMatchObject({
      name: 'What if, from Alpha',
      rows: [
        ['People', 'EM ✓ or Team ✗', 'EM ✓ or Team ✗'],
        ['Product', '·', 'Team ✓ & new ✓'],
      ],
      grades: [
        ['', 'mixed', 'mixed'],
        ['', 'missing', 'well'],
      ],
    });
    expect(whatIfSheet(matrix, { ...initial, base: 'gone' })).toBeUndefined();
  });
});

describe('the models that are compared', () => {
  it('are those of the link once all have been read, and before that as it says', () => {
    const compared = (compare: string[], whole = true) => comparedModels({ ...matrix, whole }, { ...initial, compare });
    expect(compared([])).toEqual(['b', 'c']);
    expect(compared([], false)).toEqual([]);
    expect(compared(['c', 'gone', 'a'])).toEqual(['c', 'a']);
    expect(compared(['c', 'later'], false)).toEqual(['c', 'later']);
    expect(compared(['gone'])).toEqual([]);
  });
});

describe('a model that is typed', () => {
  const teams = [model('team-2', 'Team 2', {}), model('team-25', 'Team 25', {}), model('alpha', 'Alpha', {}), model('alpha-2', 'Alpha', {})];

  it('is not taken for one whose name is a part of its own', () => {
    expect(['Team 2', 'Team 25', 'Alpha', 'team-2', 'alpha-2'].map((text) => mayGoOn(teams, text))).toEqual([true, false, false, true, false]);
  });

  it('is one that is not chosen yet where two have the name', () => {
    expect(namedModel(teams, [], 'Alpha')?.key).toBe('alpha');
    expect(namedModel(teams, ['alpha'], 'Alpha')?.key).toBe('alpha-2');
    expect(namedModel(teams, [], 'team-25')?.key).toBe('team-25');
    expect(namedModel(teams, [], 'Team')).toBeUndefined();
  });

  it('is offered however many there are', () => {
    const many = Array.from({ length: 500 }, (_, i) => model(`m-${i}`, `Model ${i}`, {}));
    expect(offered(many, [], '')).toHaveLength(200);
    expect(offered(many, ['m-499'], 'model 49').map((m) => m.key)).toEqual(['m-49', 'm-490', 'm-491', 'm-492', 'm-493', 'm-494', 'm-495', 'm-496', 'm-497', 'm-498']);
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

describe('where a what-if ranks', () => {
  const row = (rank: number) => ({ rank, score: 1 / rank, model: { key: `m${rank}`, name: `M ${rank}` } });
  const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => row(from + i));
  const keysOf = (all: number, mine: number) =>
    rankedRows({
      model: { key: `m${mine}` },
      rank: { models: { totalCount: all, nodes: rows(1, Math.min(all, 100)) }, rest: { nodes: rows(Math.max(1, all - 1), all) } },
    }).map((n) => n.model.key);

  it('is among the first models, or behind them', () => {
    expect(keysOf(7, 3)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7']);
    for (const mine of [21, 77, 101, 102]) {
      expect(keysOf(102, mine)).toHaveLength(21);
      expect(keysOf(102, mine).at(-1)).toBe(`m${mine}`);
    }
    expect(keysOf(102, 20)).toHaveLength(20);
  });

  it('says among which', () => {
    expect([amongWords(30, 30), amongWords(102, 2007)]).toEqual([
      'The first 20, and the supposed one, among 30 models.',
      'The first 20, and the supposed one, among 102 of 2007 models, the base and the first by key.',
    ]);
  });
});
