import { describe, expect, it } from 'vitest';
import { parsePlaceholder, placeholdersIn, plainPlaceholders } from './report-placeholders.ts';

describe('a placeholder', () => {
  it.each([
    ['本月受理', { kind: 'figure', period: 'month', figure: 'accepted' }],
    [' 受理 ', { kind: 'figure', period: 'month', figure: 'accepted' }],
    ['本年容缺受理', { kind: 'figure', period: 'year', figure: 'withGaps' }],
    ['上月.办结', { kind: 'figure', period: 'month-before', figure: 'completed' }],
    [
      '部门:人社(社保).办结',
      { kind: 'part', part: 'department', name: '人社(社保)', period: 'month', figure: 'completed' },
    ],
    [
      '事项：SB001.本年受理',
      { kind: 'part', part: 'item', name: 'SB001', period: 'year', figure: 'accepted' },
    ],
    ['每个部门', { kind: 'each', part: 'department' }],
    ['序号', { kind: 'row', word: 'order' }],
    ['月份', { kind: 'word', word: 'month' }],
  ])('%s is read', (text, meaning) => {
    expect(parsePlaceholder(text)).toEqual(meaning);
  });

  it.each(['', '本周受理', '部门:民政', '部门:.办结', '每个村', 'constructor', '受理数'])(
    '%s means nothing',
    (text) => {
      expect(parsePlaceholder(text)).toBeNull();
    },
  );

  it('is found wherever it stands in a text', () => {
    expect(placeholdersIn('共 {{本月受理}} 件，其中超期{{ 本月超期 }}件')).toEqual([
      { whole: '{{本月受理}}', inside: '本月受理' },
      { whole: '{{ 本月超期 }}', inside: ' 本月超期 ' },
    ]);
    expect(placeholdersIn('没有 {受理} 也没有 {{')).toEqual([]);
  });

  it('that is offered can be read', () => {
    expect(plainPlaceholders()).toHaveLength(30);
    for (const text of plainPlaceholders()) expect(parsePlaceholder(text)).not.toBeNull();
  });
});
