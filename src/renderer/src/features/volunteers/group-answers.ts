import type { PartyBranch, VolunteerSquad } from '#shared/contract/volunteers.ts';
import { BRANCH_KIND_WORDS } from '#shared/wording/volunteers.ts';
import type { FormLine } from '../../components/line-form.tsx';
import type { Group } from './groups-page.tsx';

/** What stands in the form of a squad or a branch; each uses its own part. */
export type GroupAnswers = Record<
  'name' | 'captain' | 'captainDuty' | 'kind' | 'siteNumber' | 'secretary' | 'themedDay',
  string
>;

/** A new group of this centre, or one that is there. */
export function groupAnswers(group: Group | null, ownSite: string): GroupAnswers {
  const empty: GroupAnswers = {
    ...{ name: '', captain: '', captainDuty: '', kind: 'village' },
    ...{ siteNumber: ownSite, secretary: '', themedDay: '' },
  };
  if (group?.kind === 'squad') {
    const { name, captain, captainDuty } = group.squad;
    return { ...empty, name, captain, captainDuty };
  }
  if (group?.kind !== 'branch') return empty;
  const { name, kind, siteNumber, secretary, themedDay } = group.branch;
  return { ...empty, name, kind, siteNumber, secretary, themedDay: String(themedDay) };
}

/** The questions of a squad or a branch. */
export function groupLines(
  kind: Group['kind'],
  centres: readonly { siteNumber: string; name: string }[],
): FormLine<keyof GroupAnswers>[] {
  if (kind === 'squad') {
    return [
      { field: 'name', label: '服务队', most: 60, wide: true, placeholder: '如 敬老助老服务队' },
      { field: 'captain', label: '队长（领导干部）', most: 60 },
      { field: 'captainDuty', label: '职务', most: 60, placeholder: '如 党委委员' },
    ];
  }
  return [
    { field: 'name', label: '党支部', most: 60, wide: true, placeholder: '如 台洞村党支部' },
    {
      ...{ field: 'kind', label: '类别', kind: 'choice' },
      options: Object.entries(BRANCH_KIND_WORDS).map(([value, label]) => ({ value, label })),
    },
    {
      ...{ field: 'siteNumber', label: '所在中心', kind: 'choice' },
      options: centres.map((centre) => ({ value: centre.siteNumber, label: centre.name })),
    },
    { field: 'secretary', label: '书记', most: 60 },
    { field: 'themedDay', label: '主题党日（每月几日）', most: 2, placeholder: '1 到 28' },
  ];
}

/** What still has to be put right, with its field. */
export function faultOfGroup(
  kind: Group['kind'],
  values: GroupAnswers,
): { field: keyof GroupAnswers; sentence: string } | null {
  if (values.name.trim() === '') return { field: 'name', sentence: '名称还没有填' };
  if (kind === 'squad') {
    return values.captain.trim() === '' ? { field: 'captain', sentence: '队长还没有填' } : null;
  }
  const day = Number(values.themedDay);
  return Number.isInteger(day) && day >= 1 && day <= 28
    ? null
    : { field: 'themedDay', sentence: '主题党日填 1 到 28，每个月都有这一天' };
}

/** The answers as a squad is saved. */
export function savedSquad({ name, captain, captainDuty }: GroupAnswers): Omit<VolunteerSquad, 'id'> {
  return { name, captain, captainDuty };
}

/** The answers as a branch is saved. */
export function savedBranch({
  name,
  kind,
  siteNumber,
  secretary,
  themedDay,
}: GroupAnswers): Omit<PartyBranch, 'id'> {
  return { name, kind: kind as PartyBranch['kind'], siteNumber, secretary, themedDay: Number(themedDay) };
}
