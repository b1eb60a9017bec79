import { describe, expect, it } from 'vitest';
import { askedOf, partsOf } from './asked.ts';
import { emptyDraft } from './intake-state.ts';
import { askingItem, plainItem } from './item.fixture.ts';

const asked = (situations: Record<string, string>) =>
  askedOf(askingItem, { ...emptyDraft('d'), itemCode: 'MZ001', situations });

describe('askedOf', () => {
  it('puts the papers that must be there first, and only those of the answers', () => {
    expect(asked({ account: 'own', kind: 'first' }).papers.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(asked({ account: 'relative', kind: 'first' }).papers.map(({ id }) => id)).toEqual(['a', 'r', 'c']);
    expect(asked({ account: 'relative' }).form.map(({ key }) => key)).toEqual([
      'reachedOn',
      'payee',
      'phone',
    ]);
  });

  it('forgets answers of an older version of the item', () => {
    expect(asked({ account: 'bank', gone: 'x', kind: 'first' }).decision.unanswered).toEqual(['account']);
  });

  it('asks a question only after the answer that leads to it, and forgets what was answered before', () => {
    const [first, second] = askingItem.situations;
    const condition = { situation: 'account', in: ['relative'] };
    const item = {
      ...askingItem,
      situations: [first, { ...second, condition }] as typeof askingItem.situations,
    };
    const ask = (situations: Record<string, string>) =>
      askedOf(item, { ...emptyDraft('d'), itemCode: 'MZ001', situations });
    expect(ask({}).situations.map(({ id }) => id)).toEqual(['account']);
    expect(ask({ account: 'own' }).decision.unanswered).toEqual([]);
    expect(ask({ account: 'relative' }).decision.unanswered).toEqual(['kind']);
    const changed = ask({ account: 'own', kind: 'twice' });
    expect([changed.answers, changed.decision.outcome]).toEqual([{ account: 'own' }, null]);
  });

  it('asks for nothing more after an outcome', () => {
    const { papers, form, decision } = asked({ kind: 'twice' });
    expect([papers, form, decision.outcome?.kind]).toEqual([[], [], 'decline']);
  });
});

const alone = { agent: null };

describe('partsOf', () => {
  it('numbers only what the item asks', () => {
    expect(partsOf(undefined, undefined, alone)).toEqual(['item', 'applicant', 'papers']);
    expect(partsOf(plainItem, askedOf(plainItem, emptyDraft('d')), alone)).toEqual([
      'item',
      'applicant',
      'papers',
    ]);
    expect(partsOf(askingItem, asked({}), alone)).toEqual([
      'item',
      'applicant',
      'situations',
      'papers',
      'form',
    ]);
  });
});
