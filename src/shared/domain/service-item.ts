/** 事项类型: the kinds a catalogue item can have. */
export const serviceItemKinds = ['公共服务', '行政许可', '行政给付', '行政确认', '其他'] as const;
export type ServiceItemKind = (typeof serviceItemKinds)[number];

/**
 * 法定时限 in working days where the law sets one for the whole kind: an administrative licence is decided
 * within 20 working days of acceptance (行政许可法 article 42, counted in working days by article 82).
 * Null for every other kind: the item's own promise counts.
 */
export function statutoryDaysOfKind(kind: string): number | null {
  return kind === '行政许可' ? 20 : null;
}
