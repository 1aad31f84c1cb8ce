import { describe, expect, it, vi } from 'vitest';
import { readMatrix, type Matrix } from './data';
import { CellsPage, MatrixPage, Vocabulary } from './queries';

const list = (from: number, to: number, more: boolean) => ({
  pageInfo: { hasNextPage: more, endCursor: String(to) },
  nodes: Array.from({ length: to - from }, (_, i) => ({ arrangement: 'VACANT', responsibility: { key: `r${from + i}` }, owners: [] })),
});

vi.mock('./api', () => ({
  ask: async (document: unknown, variables: { model?: string; after?: string }) => {
    const none = { pageInfo: { hasNextPage: false }, nodes: [] };
    if (document === Vocabulary) return { roles: none, responsibilities: none };
    if (document === MatrixPage) {
      const model = { key: 'm', name: 'M', status: 'COMPLETE', summary: '', assignments: list(0, 100, true) };
      return { models: { totalCount: 2, pageInfo: { hasNextPage: false }, nodes: [model, { ...model, key: 'n', assignments: list(0, 100, false) }] } };
    }
    if (document === CellsPage && variables.model === 'm') return { model: { assignments: variables.after === '100' ? list(100, 200, true) : list(200, 230, false) } };
    throw new Error('an unexpected question');
  },
}));

describe('the matrix', () => {
  it('holds all cells of a model, however many', async () => {
    const told: Matrix[] = [];
    await readMatrix(new AbortController().signal, (m) => told.push(m));
    expect(told.map((m) => m.whole)).toEqual([true]);
    expect(told.at(-1)?.models.map((m) => m.cells.size)).toEqual([230, 100]);
  });
});
