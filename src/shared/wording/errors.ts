import type { ContractErrorCode } from '#shared/contract/errors.ts';
import { SCAN_REFUSALS, type ScanRefusal } from '#shared/domain/scan-file.ts';
import { FILE_ABSENCES, type FileAbsence } from '#shared/sync/file-pieces.ts';
import { HUB_REFUSALS, type HubRefusal } from '#shared/sync/hub-refusals.ts';
import { clashesSentence } from './activities.ts';
import { attendanceStateWord, attendanceStepWord } from './attendances.ts';
import { explainBundleRefused } from './bundles.ts';
import { caseStateWord, caseStepWord } from './case-states.ts';
import { decisionRefusedSentence } from './conflicts.ts';
import { joinRefusedSentence } from './joins.ts';
import { ticketStateWord, ticketStepWord } from './queue.ts';
import { rectificationFaultWord, rectificationStateWord } from './ratings.ts';
import { FIELD_NAMES, RECORD_NAMES } from './record-names.ts';
import { staffRoleWord } from './staff-roles.ts';
import { starsRefusedWord } from './stars.ts';
import { recordingRefused } from './stories.ts';
import { explainTemplateRejected } from './template-problems.ts';
import { transferRefusalSentence } from './transfers.ts';

/** What an error looks like once it has crossed a boundary; nothing of it is sure. */
interface CodedError {
  code: string;
  data: Record<string, unknown>;
}

function codedError(error: unknown): CodedError | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  if (typeof error.code !== 'string') return null;
  const data = 'data' in error && typeof error.data === 'object' && error.data !== null ? error.data : {};
  return { code: error.code, data: data as Record<string, unknown> };
}

/** The parts of the form that each item has of its own; their fields have no names here. */
const OWN_PARTS = new Map([
  ['situations', '办理情形'],
  ['form', '表单'],
]);

function fieldName(path: unknown): string | undefined {
  const steps = String(path).split('.');
  const ownPart = OWN_PARTS.get(steps[0] ?? '');
  if (ownPart !== undefined) return ownPart;
  return steps.map((step) => FIELD_NAMES.get(step)).findLast((name) => name !== undefined);
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

const ALREADY_REGISTERED = '这个证件号码刚刚已经登记过，没有重复登记。核对带出的资料后再受理';

function invalidAnswers(data: Record<string, unknown>): string {
  const problems = records(data.problems);
  if (problems.some(({ code }) => code === 'already-registered')) return ALREADY_REGISTERED;
  if (problems.some(({ code }) => code === 'already-known')) return '这个人本机有资料，不用调阅，直接查就是';
  if (problems.some(({ code }) => code === 'already-asked'))
    return '这个号码已经请镇里给资料，还没有答复，没有重复提';
  if (problems.some(({ field, code }) => field === 'name' && code === 'already-there'))
    return '已经有同名的，名册按名称对应，不能有两个。换一个名称再保存，已填写的内容都在';
  const names = new Set(problems.map(({ field }) => fieldName(field)));
  names.delete(undefined);
  const where = names.size > 0 ? `${[...names].join('、')}还要再核对` : '有的内容还要再核对';
  return `${where}，改好再办。已填写的内容都在`;
}

function papersMissing(data: Record<string, unknown>): string {
  const papers = Array.isArray(data.papers) ? data.papers.map(String) : [];
  if (papers.length === 0) return '必交材料还没有收齐，收齐后再受理。草稿已保存';
  return `还差 ${papers.length} 份必交材料：${papers.join('、')}。草稿已保存，收齐后再受理`;
}

function importRejected(data: Record<string, unknown>): string {
  const problems = records(data.problems);
  // Line 0 is the file itself.
  const lines = [...new Set(problems.map(({ line }) => String(line)))].filter((line) => line !== '0');
  const where =
    lines.length > 0 ? `第 ${lines.slice(0, 3).join('、')}${lines.length > 3 ? ' 等' : ''} 行` : '文件';
  return `${where}有问题，整个文件都没有导入，原有内容没有变。改好再导入一次`;
}

const OBSTACLES = new Map([
  ['told-already', '已经告知过一次补正内容，不能再要求补正，没有改动。材料不合要求的，可以不予受理'],
  ['gaps-open', '还有容缺的材料没有补交，不能办结，没有改动。材料交来后先办“容缺补交”'],
  ['no-gap', '这件办件没有容缺的材料，没有改动'],
  ['time-left', '期限还没有到，不能终止，没有改动。申请人在期限内还可以补交'],
  ['other-department', '这件办件不在本部门，没有改动。请转办给承办部门'],
]);

function stepNotAllowed({ step, state, obstacle }: Record<string, unknown>): string {
  const reason = OBSTACLES.get(String(obstacle));
  if (reason !== undefined) return reason;
  const now = caseStateWord(String(state ?? ''));
  const what = caseStepWord(String(step ?? ''));
  return `这件办件现在是“${now}”，不能${what}，没有改动。请看页面上能做的事`;
}

function roleNotAllowed({ allowed }: Record<string, unknown>): string {
  const names = Array.isArray(allowed) ? allowed.map((role) => staffRoleWord(String(role))) : [];
  const who = names.length > 0 ? `这一步由${names.join('或')}来办` : '这一步不归这个岗位办';
  return `${who}，没有改动。请交给他办，或换经办人再办`;
}

function staleCase({ state, actorName }: Record<string, unknown>): string {
  const who = typeof actorName === 'string' ? actorName : '';
  const now = caseStateWord(String(state ?? ''));
  return `${who || '有人'}刚刚办过一步，现在是“${now}”，这次没有改动。请看最新情况再办`;
}

const SCAN_SENTENCES: Record<ScanRefusal, (most: string) => string> = {
  empty: () => '这个文件是空的，没有收进来。请重新扫描，或换一个文件',
  'unknown-type': () => '这种文件收不了，没有收进来。请用照片（JPG、PNG）或 PDF',
  'too-large': (most) => `文件超过 ${most} MB，没有收进来。请把扫描的清晰度调低，或分成几个文件`,
  'too-many-pages': (most) => `每份材料最多 ${most} 页，这次没有收进来，已收的页都在。请只留需要的页`,
  'too-many-pixels': () => '这张图片的尺寸太大，没有收进来。请把清晰度调低再扫',
  broken: () => '这个文件打不开，可能没有传完或已经损坏，没有收进来。请重新扫描，或换一个文件',
  password: () => '这个 PDF 有密码，没有收进来。请让群众去掉密码，或打印出来再扫',
  'case-closed': () => '这件办件已经办结，扫描件不再改动，原来的都在',
  'not-kept': () => '这一页没有写进硬盘，已收的页都在。请看硬盘是否已满，再扫一次，还不行就告诉管理员',
};

function scanRefused({ reason, most }: Record<string, unknown>): string {
  const known = SCAN_REFUSALS.find((one) => one === reason);
  return SCAN_SENTENCES[known ?? 'broken'](typeof most === 'number' ? String(most) : '规定的');
}

const ABSENCE_SENTENCES: Record<FileAbsence, string> = {
  'other-centre': '这一页存在扫描它的中心。本中心看得到有这一页，内容只给承办的中心看；要看，请先办移交',
  'not-at-town': '这一页还没有从扫描它的中心传到镇里，记录没有少。请过一会儿再看，急用请打电话给那个中心',
  offline: '这一页不在本机，现在也连不上镇里的服务器，记录没有少。等网络通了再看',
  'disk-full': '这一页在镇里，本机硬盘满了放不下，记录没有少。请告诉管理员腾出空间，再看一次',
};

const UNHEARD_SENTENCES: Record<FileAbsence, string> = {
  'other-centre': '这段录音存在录它的中心，文字没有少。要听，请打电话给那个中心',
  'not-at-town': '这段录音还没有从录它的中心传到镇里，文字没有少。请过一会儿再听',
  offline: '这段录音不在本机，现在也连不上镇里的服务器，文字没有少。等网络通了再听',
  'disk-full': '这段录音在镇里，本机硬盘满了放不下，文字没有少。请告诉管理员腾出空间，再听一次',
};

function fileNotHere({ entity, why }: Record<string, unknown>): string {
  const sentences = entity === 'story' ? UNHEARD_SENTENCES : ABSENCE_SENTENCES;
  return sentences[FILE_ABSENCES.find((one) => one === why) ?? 'offline'];
}

function staleItem({ version, savedBy }: Record<string, unknown>): string {
  const who = typeof savedBy === 'string' && savedBy !== '' ? savedBy : '有人';
  const which = typeof version === 'number' ? `第 ${version} 版` : '新的一版';
  return `${who}刚刚保存了这个事项的${which}，这次没有保存。你写的内容都在草稿里，对照新版改好再保存`;
}

function caseOfColleague({ clerkName, deputies, deputy }: Record<string, unknown>): string {
  const who = String(clerkName ?? '');
  if (deputy === true) return `${who}今天在岗，B 岗不代办，没有改动。请${who}办理，或由主任先登记离岗`;
  const others = Array.isArray(deputies) ? deputies.map(String).join('、') : '';
  return `这件由${who}经办，离岗时由${others}代办，没有改动。请交给${who}或${others}`;
}

const HANDOVER_SENTENCES: Record<string, (name: string) => string> = {
  'not-receiver': (name) => `这份交接要由${name}接收，没有改动。请${name}在本机选名后接收`,
  'not-giver': (name) => `这份交接是${name}的，没有改动。只有${name}可以收回`,
  withdrawn: (name) => `${name}已经收回这份交接，没有改动。请看最新的交接`,
  confirmed: (name) => `${name}已经接收，不能再收回，没有改动。要交回来请另做一次交接`,
  waiting: (name) => `${name}还有一份交接等待接收，没有另做。请先由对方接收，或收回后再做`,
};

function handoverRefused({ why, name }: Record<string, unknown>): string {
  return HANDOVER_SENTENCES[String(why)]?.(String(name ?? '')) ?? '这份交接已经变了，没有改动。请看最新情况';
}

const ACTIVITY_SENTENCES: Record<string, (name: string, centreName: string) => string> = {
  'other-centre': (name, centre) => `“${name}”由${centre || '别的中心'}安排，没有改动。要改请联系那边`,
  held: (name) => `“${name}”已经举办，没有改动`,
  cancelled: (name) => `“${name}”已经取消，没有改动`,
  'too-early': (name) => `“${name}”还没有到日子，没有改动。举办以后再登记`,
  'signed-up': (name) => `这位志愿者已经报名“${name}”，没有重复登记`,
};

function activityRefused({ why, name, centreName }: Record<string, unknown>): string {
  const sentence = ACTIVITY_SENTENCES[String(why)];
  return (
    sentence?.(String(name ?? ''), String(centreName ?? '')) ?? '这个活动已经变了，没有改动。请看最新情况'
  );
}

const HUB_SENTENCES: Record<HubRefusal, string> = {
  CODE_NOT_VALID: '登记码不对，或者已经用过。本机的内容没有变。请向镇里要一个新的登记码',
  SITE_NOT_KNOWN: '镇里的服务器不认识本中心，没有上报。本机的内容都在。请联系镇里的管理员重新登记',
  SESSION_OVER: '镇里的服务器刚刚重启，这次没有传完。本机的内容都在，过一会儿会接着传',
  OUT_OF_ORDER: '本机和镇里的进度没有对上，这次没有传完。本机的内容都在，过一会儿会接着传',
  CHAIN_DIFFERS: '镇里收到的记录和本机的对不上，已经停止上报。本机的内容都在。请联系镇里的管理员',
  BATCH_NOT_VALID: '镇里的服务器没有收下这批记录。本机的内容都在。请联系镇里的管理员',
  PROTOCOL_TOO_OLD: '本机和镇里的版本相差太多，没有上报。本机的内容都在。请先升级',
  HUB_WENT_BACK:
    '镇里的服务器缺了已经收过的记录，可能恢复过备份。已经停止上报，本机的内容都在。请联系镇里的管理员',
  SITE_FORKED:
    '镇里收过的本中心记录和本机的不一样，本机可能是复制或恢复出来的。已经停止上报，本机的内容都在。请联系镇里的管理员',
};

const SENTENCES: Record<ContractErrorCode, (data: Record<string, unknown>) => string> = {
  NOT_SIGNED_IN: () => '还没有选经办人，没有保存。选好姓名再做一次',
  ROLE_NOT_ALLOWED: roleNotAllowed,
  NOT_FOUND: ({ entity }) => `本机没有找到${RECORD_NAMES.get(String(entity)) ?? '这条记录'}，别的内容没有变`,
  INVALID_ANSWERS: invalidAnswers,
  SAME_PERSON: () => '本机有可能是同一人的记录，还没有登记。先对照两份资料，选一个再受理',
  HAS_HOUSEHOLD: ({ name }) =>
    `${typeof name === 'string' ? name : '这个人'}已经在另一户，没有改动。先从那一户移出，再加到这一户`,
  PAPERS_MISSING: papersMissing,
  STEP_NOT_ALLOWED: stepNotAllowed,
  STALE_CASE: staleCase,
  TICKET_STEP_NOT_ALLOWED: ({ number, state, step }) =>
    `${typeof number === 'string' ? number : '这个'} 号现在是“${ticketStateWord(String(state))}”，不能${ticketStepWord(String(step))}，没有改动。请看最新的叫号`,
  ALREADY_RATED: () => '这件办件已经评价过，一次服务只评一次，原来的评价没有变',
  RATING_CLOSED: () => '这次评价已经结束，没有再记一次',
  RECTIFICATION_REFUSED: ({ fault, state }) =>
    `这条差评现在是“${rectificationStateWord(String(state))}”，${rectificationFaultWord(String(fault))}，没有改动`,
  STALE_ITEM: staleItem,
  CASE_OF_COLLEAGUE: caseOfColleague,
  CASE_OF_OTHER_CENTRE: ({ centreName }) =>
    `这件由${typeof centreName === 'string' && centreName !== '' ? centreName : '别的中心'}办理，这里只能看，没有改动。要改请联系那边`,
  ACTIVITY_CANCELLED: ({ name }) => `“${String(name ?? '')}”已经取消，没有签到。请看日程里的活动`,
  ATTENDANCE_STEP_NOT_ALLOWED: ({ name, state, step }) =>
    `${String(name ?? '')}现在是“${attendanceStateWord(String(state))}”，不能${attendanceStepWord(String(step))}，没有改动。请看最新的名单`,
  VOLUNTEER_POST_REFUSED: ({ why, name }) =>
    why === 'left'
      ? `${String(name ?? '')}已经退出，不能上岗，没有改动。请另选一人`
      : `${String(name ?? '')}这段时间已经在这个岗位上，没有再安排一次。要改日期请先办离岗`,
  STARS_REFUSED: ({ why, name }) => starsRefusedWord(String(why), String(name ?? '')),
  HANDOVER_REFUSED: handoverRefused,
  CLASHES: ({ clashes }) => clashesSentence(clashes),
  ACTIVITY_REFUSED: activityRefused,
  TRANSFER_REFUSED: ({ why }) => transferRefusalSentence(String(why)),
  CONFLICT_REFUSED: ({ why }) => decisionRefusedSentence(String(why)),
  JOIN_REFUSED: ({ why }) => joinRefusedSentence(String(why)),
  IMPORT_REJECTED: importRejected,
  CANNOT_SEND_ANEW: ({ why }) =>
    why === 'sent-already'
      ? '这条已经重新上报过，没有再报。请看它下面的新记录'
      : '这条记录后来已经变了，不能照原样重报，没有改动。请先处理它前面被退回的，或按现在的情况重新办',
  FILE_NOT_HERE: fileNotHere,
  SCAN_REFUSED: scanRefused,
  RECORDING_REFUSED: recordingRefused,
  TEMPLATE_REJECTED: ({ problems }) => explainTemplateRejected(problems),
  PRINTING_FAILED: () => '这次没有打印出来，文书已保存，可稍后补打',
  NOT_ENROLLED: () => '本中心还没有登记到镇里的服务器，记录只存在本机。请管理员用登记码登记',
  ALREADY_ENROLLED: () => '本中心已经登记到镇里的服务器，没有改动',
  HUB_ADDRESS_NOT_VALID: () => '服务器地址不对，没有登记。请核对镇里给的地址',
  HUB_NOT_REACHED: () => '连不上镇里的服务器，本机可以照常办事，记录都在，连上后会自动上报',
  BUNDLE_REFUSED: explainBundleRefused,
  HUB_REFUSED: ({ why }) => HUB_SENTENCES[HUB_REFUSALS.find((one) => one === why) ?? 'SITE_NOT_KNOWN'],
  FILE_NOT_WRITTEN: () => '没能存到这个位置，内容仍在本机。换一个位置再存一次',
};

/** Errors that come from the way to core and not from core itself. */
const WAY_SENTENCES = new Map([
  ['CORE_WENT_AWAY', '刚才连接断了一下，已填写的内容都在。请再做一次'],
  ['BAD_REQUEST', '有的内容填写得不对，没有保存。请核对后再做一次'],
]);

const UNKNOWN = '刚才没有办成，已保存的内容都在。请再试一次，还不行就告诉管理员';

/**
 * The sentence a clerk reads when something failed: what happened, what is safe, what to do. Takes the typed
 * errors of the contract and anything else that can be thrown.
 */
export function explainError(error: unknown): string {
  const coded = codedError(error);
  if (!coded) return UNKNOWN;
  if (Object.hasOwn(SENTENCES, coded.code)) return SENTENCES[coded.code as ContractErrorCode](coded.data);
  return WAY_SENTENCES.get(coded.code) ?? UNKNOWN;
}
