import type { StaffRole } from '#shared/domain/staff-role.ts';

/** A screen beside the daily work, as the left column and Ctrl+K offer it. */
export interface PageEntry {
  to:
    | '/calendar'
    | '/catalogue'
    | '/centres'
    | '/activities'
    | '/activity-reminders'
    | '/department'
    | '/handover'
    | '/night-school'
    | '/meetings'
    | '/rooms'
    | '/social-organisations'
    | '/posts'
    | '/queue'
    | '/ratings'
    | '/report-templates'
    | '/reports'
    | '/settings'
    | '/stories'
    | '/sync'
    | '/volunteers'
    | '/volunteer-posts'
    | '/volunteer-groups'
    | '/point-rules'
    | '/attendances'
    | '/stars'
    | '/activity-report'
    | '/town'
    | '/county'
    | '/transfers'
    | '/records'
    | '/conflicts'
    | '/joins'
    | '/wordings';
  label: string;
  /** First letters of the pinyin, for Ctrl+K. */
  initials: string;
  /** Who is offered it; core refuses the others anyway. Absent: everybody. */
  roles?: readonly StaffRole[];
  /** Only where the hubs of towns are enrolled; Ctrl+K offers it anywhere. */
  ofCounty?: true;
}

/** Who answers for more than the own desk, or looks over who does. */
export const OVERSEERS: readonly StaffRole[] = ['manager', 'administrator', 'auditor'];

/** The pages by what they are for, in the order of the column. */
const PAGE_GROUPS: readonly { heading: string; pages: readonly PageEntry[] }[] = [
  {
    heading: '窗口',
    pages: [
      { to: '/department', label: '待我部门办理', initials: 'dwbmbl', roles: ['handler'] },
      { to: '/catalogue', label: '事项', initials: 'sx' },
      { to: '/queue', label: '叫号台', initials: 'jht', roles: ['clerk', 'handler', 'manager'] },
      { to: '/handover', label: '交接班', initials: 'jjb', roles: ['clerk', 'manager'] },
      { to: '/transfers', label: '移交', initials: 'yj', roles: ['clerk', 'manager'] },
      { to: '/records', label: '调阅', initials: 'dy', roles: ['clerk', 'manager'] },
      {
        to: '/ratings',
        label: '好差评',
        initials: 'hcp',
        roles: ['handler', 'manager', 'administrator', 'auditor'],
      },
    ],
  },
  {
    heading: '志愿和活动',
    pages: [
      { to: '/activities', label: '日程', initials: 'rc' },
      { to: '/activity-reminders', label: '活动提醒', initials: 'hdtx' },
      { to: '/night-school', label: '夜间党校', initials: 'yjdx' },
      { to: '/stories', label: '老党员讲古', initials: 'ldyjg' },
      { to: '/volunteers', label: '志愿者', initials: 'zyz' },
      { to: '/volunteer-posts', label: '设岗定责', initials: 'sgdz' },
      { to: '/volunteer-groups', label: '支部和服务队', initials: 'zbhfwd' },
      {
        to: '/attendances',
        label: '时数待确认',
        initials: 'ssdqr',
        roles: ['clerk', 'manager', 'administrator'],
      },
      { to: '/point-rules', label: '积分办法', initials: 'jfbf' },
      { to: '/stars', label: '评星定级', initials: 'pxdj' },
      { to: '/meetings', label: '三会一课', initials: 'shyk' },
      { to: '/rooms', label: '场地', initials: 'cd' },
      { to: '/social-organisations', label: '组织名册', initials: 'zzmc' },
      { to: '/activity-report', label: '活动统计', initials: 'hdtj' },
    ],
  },
  {
    heading: '管理',
    pages: [
      { to: '/reports', label: '统计', initials: 'tj' },
      {
        to: '/report-templates',
        label: '上级报表',
        initials: 'sjbb',
        roles: ['manager', 'administrator', 'auditor'],
      },
      { to: '/town', label: '全镇办件', initials: 'qzbj', roles: OVERSEERS },
      {
        to: '/county',
        label: '各镇办件',
        initials: 'gzbj',
        roles: OVERSEERS,
        ofCounty: true,
      },
      { to: '/calendar', label: '工作日历', initials: 'gzrl' },
      { to: '/posts', label: 'AB 岗', initials: 'abg', roles: ['manager', 'administrator'] },
      { to: '/wordings', label: '文书文字', initials: 'wswz', roles: ['manager', 'administrator'] },
      { to: '/conflicts', label: '待裁定', initials: 'dcd' },
      { to: '/joins', label: '重复档案', initials: 'cfda' },
      { to: '/sync', label: '同步', initials: 'tb' },
      { to: '/centres', label: '中心资料', initials: 'zxzl', roles: ['manager', 'administrator'] },
      { to: '/settings', label: '设置', initials: 'sz', roles: ['manager', 'administrator'] },
    ],
  },
];

/** The pages offered to a role, by what they are for; groups without any are left out. */
export function pageGroupsFor(
  role: StaffRole | undefined,
  { atCounty = true } = {},
): { heading: string; pages: PageEntry[] }[] {
  const isOffered = ({ roles, ofCounty }: PageEntry) =>
    (!roles || (role !== undefined && roles.includes(role))) && (atCounty || !ofCounty);
  return PAGE_GROUPS.map(({ heading, pages }) => ({ heading, pages: pages.filter(isOffered) })).filter(
    ({ pages }) => pages.length > 0,
  );
}

/** Those whose name or initials begin with what was typed. */
export function pagesNamed(text: string, role: StaffRole | undefined): PageEntry[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return pageGroupsFor(role)
    .flatMap(({ pages }) => pages)
    .filter(({ label, initials }) => label.includes(wanted) || initials.startsWith(wanted));
}
