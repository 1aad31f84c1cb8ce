import { describe, expect, it } from 'vitest';
import { toCsv, toJson, toSvg, type Sheet } from './export';

const sheet: Sheet = {
  name: 'A <matrix>',
  head: ['Model', 'People'],
  rows: [
    ['Tech "lead"', 'TL ✗'],
    ['=SUM(A1)', 'a, b\nc'],
    ['-0.5', '67 %'],
  ],
  grades: [
    ['', 'poorly'],
    ['', 'mixed'],
    ['', ''],
  ],
};

describe('what one sees, saved', () => {
  it('is CSV with quotes where they are needed, and no formulas', () => {
    expect(toCsv(sheet)).toBe('\uFEFFModel,People\r\n"Tech ""lead""",TL ✗\r\n\'=SUM(A1),"a, b\nc"\r\n-0.5,67 %\r\n');
  });

  it('is JSON by the heads', () => {
    expect(JSON.parse(toJson(sheet))[1]).toEqual({ Model: '=SUM(A1)', People: 'a, b\nc' });
  });

  it('keeps columns of the same head in JSON', () => {
    const twice: Sheet = { name: 'Twice', head: ['Responsibility', 'Team', 'Team'], rows: [['People', 'a', 'b']] };
    expect(JSON.parse(toJson({ ...twice, keys: ['', 'team', 'team-2'] }))).toEqual([{ Responsibility: 'People', 'Team (team)': 'a', 'Team (team-2)': 'b' }]);
    expect(JSON.parse(toJson(twice))).toEqual([{ Responsibility: 'People', 'Team (2)': 'a', 'Team (3)': 'b' }]);
  });

  it('is a picture that is well formed, whatever the text', () => {
    const svg = toSvg(sheet);
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(svg).not.toContain('<matrix>');
    expect(svg.match(/fill="#f8d3cf"/g)).toHaveLength(1);
  });
});
