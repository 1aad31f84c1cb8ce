import { describe, expect, it } from 'vitest';
import { changesOf, formatState, initial, parseState, preferencesOf, type State } from './state';

describe('the address', () => {
  const full: State = {
    view: 'what-if',
    search: 'tech & lead, "so"',
    quality: 'POORLY',
    sort: 'people',
    transposed: true,
    cell: 'scrum/people',
    weights: { people: 3, 'talk-with-customers': 0.5 },
    structures: { ROLE_LOAD: 2 },
    method: 'PROMETHEE_II',
    leaveOut: true,
    nearby: true,
    compare: ['tech-lead', 'scrum'],
    base: 'tech-lead',
    changes: [
      { responsibility: 'people', owners: [{ role: 'engineering-manager', quality: 'WELL' }], arrangement: 'SOLE' },
      { responsibility: 'product', owners: [], arrangement: 'VACANT' },
      { responsibility: 'projects', owners: [{ role: 'a', quality: 'POORLY' }, { role: 'führung-チーム', quality: 'UNDEFINED' }], arrangement: 'SHARED' },
    ],
    newRoles: ['Delivery manager', 'Owner, of 50 % a product'],
    layout: 'force',
    graphModels: ['scrum'],
    graphQualities: ['WELL', 'UNDEFINED'],
    graphKinds: ['ROLE', 'TRADEOFF'],
    focus: 'TW9kZWw6c2NydW0',
    role: 'team',
  };

  it('carries the whole state', () => {
    expect(parseState(formatState(full))).toEqual(full);
  });

  it('is empty for what is the default', () => {
    expect(formatState(initial)).toBe('');
    expect(parseState('')).toEqual(initial);
  });

  it('passes over what it does not understand', () => {
    const query = 'view=nonsense&quality=GOOD&method=ELECTRE&layout=x&weights=people:much,process:-1,:3,product:2&structures=BEAUTY:1&changes=nonsense,people=SOLE(a:GOOD)&qualities=WELL,x';
    expect(parseState(query)).toEqual({
      ...initial,
      weights: { product: 2 },
      changes: [{ responsibility: 'people', owners: [{ role: 'a', quality: 'WELL' }], arrangement: 'SOLE' }],
      graphQualities: ['WELL'],
    });
  });

  it('takes new roles as links had them before', () => {
    expect(parseState('newRoles=Delivery+manager,50+%25').newRoles).toEqual(['Delivery manager', '50 %']);
  });

  it('becomes what the API takes', () => {
    expect(preferencesOf(full, undefined)).toEqual({
      weights: [
        { responsibility: 'people', weight: 3 },
        { responsibility: 'talk-with-customers', weight: 0.5 },
      ],
      structures: [{ structure: 'ROLE_LOAD', weight: 2 }],
      missing: 'LEFT_OUT',
    });
    expect(preferencesOf(full, { responsibilities: [{ key: 'people' }] }).weights).toEqual([{ responsibility: 'people', weight: 3 }]);
    expect(changesOf(full)[1]).toEqual({ responsibility: 'product', owners: [], arrangement: 'VACANT', unassign: false });
  });
});
