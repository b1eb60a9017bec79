import { CASE_STEPS } from '#shared/domain/case-vocabulary.ts';
import { caseStepWord } from './case-states.ts';

const AREAS = new Map([
  ['intake', '受理办件'],
  ['bundles', '用U盘交换'],
  ['cases', '办理办件'],
  ['activities', '活动安排'],
  ['nightSchool', '夜间党校'],
  ['stories', '老党员讲古'],
  ['calendar', '导入放假安排'],
  ['catalogue', '更新事项目录'],
  ['centres', '更新中心资料'],
  ['documents', '文书'],
  ['handovers', '交接'],
  ['posts', '岗位安排'],
  ['queue', '取号叫号'],
  ['ratings', '评价'],
  ['reports', '报表'],
  ['residents', '人员资料'],
  ['scans', '扫描件'],
  ['settings', '设置'],
  ['staff', '工作人员'],
  ['conflicts', '裁定不同说法'],
  ['joins', '合并档案'],
  ['transfers', '中心间移交'],
  ['records', '调阅资料'],
  ['volunteers', '志愿者资料'],
  ['volunteerPosts', '设岗定责'],
  ['attendances', '签到'],
  ['ledger', '积分办法'],
  ['stars', '评星定级'],
  ['certificates', '志愿服务记录证明'],
]);

/** What was done, from the name of its command (`cases.forward`), as the outbox lists it. */
export function commandTitle(name: string): string {
  const [area = '', verb = ''] = name.split('.');
  const step = CASE_STEPS.find((known) => known === verb);
  if (step && (area === 'intake' || area === 'cases')) return caseStepWord(step);
  return AREAS.get(area) ?? '其他';
}
