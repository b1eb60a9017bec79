import { useQuery } from '@tanstack/react-query';
import { attendanceStateWord } from '#shared/wording/attendances.ts';
import { explainError } from '#shared/wording/errors.ts';
import {
  hoursWord,
  POLITICAL_STATUS_WORDS,
  SERVICE_KIND_WORDS,
  spanOfDays,
  starsWord,
} from '#shared/wording/volunteers.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { ConflictMark } from '../conflicts/conflict-mark.tsx';
import { CertificateLines } from './certificate-lines.tsx';
import { StatementLines } from './statement-lines.tsx';
import styles from './volunteers-page.module.css';

/** 志愿服务记录 of one volunteer: who, what he has earned, posts, honours, activities, and every line of the ledger. */
export function VolunteerPanel({
  id,
  writes,
  onEdit,
  onClose,
}: {
  id: string;
  writes: boolean;
  onEdit: () => void;
  onClose: () => void;
}) {
  const page = useQuery(query.volunteers.get.queryOptions({ input: { id } }));
  const statement = useQuery(query.ledger.statement.queryOptions({ input: { volunteerId: id } }));
  useShortcut('Alt+E', '改资料', onEdit, { enabled: writes });
  const status = useQuery(query.system.status.queryOptions());
  const fault = page.error ?? statement.error;
  const volunteer = page.data;
  return (
    <SidePanel
      title={volunteer ? `${volunteer.name}　${starsWord(volunteer.stars)}` : '志愿者'}
      actions={writes && <Button onClick={onEdit}>改资料　Alt+E</Button>}
      onClose={onClose}
    >
      <div className={styles.panel}>
        {fault && <p role="alert">{explainError(fault)}</p>}
        {volunteer && (
          <>
            <div className={styles.sums}>
              <span>
                服务时数<strong>{hoursWord(volunteer.minutes)}</strong>
              </span>
              <span>
                积分<strong>{volunteer.points}</strong>
              </span>
              <span>
                距下一星级
                <strong>
                  {volunteer.minutesToNextStar === null ? '已满五星' : hoursWord(volunteer.minutesToNextStar)}
                </strong>
              </span>
            </div>
            <ConflictMark subject="volunteer" id={id} />
            <dl className={styles.facts}>
              <dt>性别、出生</dt>
              <dd>
                {sexWord(volunteer.sex)}　{volunteer.data.birthDate}
              </dd>
              <dt>证件号码</dt>
              <dd>{groupIdentityNumber(volunteer.maskedNumber)}</dd>
              <dt>电话</dt>
              <dd>{volunteer.phone || '没有电话'}</dd>
              <dt>居住区域</dt>
              <dd>{[volunteer.data.address, volunteer.data.grid].filter(Boolean).join('　')}</dd>
              <dt>政治面貌</dt>
              <dd>
                {POLITICAL_STATUS_WORDS[volunteer.data.politicalStatus]}　{volunteer.branchName}
              </dd>
              <dt>服务队</dt>
              <dd>{volunteer.squadName || '—'}</dd>
              <dt>技能</dt>
              <dd>{volunteer.data.skills.join('、') || '—'}</dd>
              <dt>服务类别</dt>
              <dd>{volunteer.data.serviceKinds.map((kind) => SERVICE_KIND_WORDS[kind]).join('、') || '—'}</dd>
              <dt>登记日期</dt>
              <dd>
                {volunteer.data.registeredOn}
                {volunteer.leftOn && `　${volunteer.leftOn} 退出`}
              </dd>
            </dl>
            {volunteer.posts.length > 0 && <h3>岗位（设岗定责）</h3>}
            {volunteer.posts.map((post) => (
              <div
                key={post.holderId}
                className={styles.line}
                data-gone={post.standing === 'over' || undefined}
              >
                <strong>{post.name}</strong>
                <span className={styles.grow} title={post.duties}>
                  {[post.duties, post.times].filter(Boolean).join('　')}
                </span>
                <span className={styles.hint}>{post.centreName.replace('党群服务中心', '')}</span>
                <span className={styles.hint}>{spanOfDays(post.fromDay, post.untilDay)}</span>
              </div>
            ))}
            {volunteer.honours.length > 0 && <h3>培训、表彰</h3>}
            {volunteer.honours.map((honour) => (
              <div key={honour.id} className={styles.line}>
                <span className={styles.day}>{honour.day}</span>
                <span className={styles.grow}>{honour.name}</span>
                <span className={styles.hint}>{honour.givenBy}</span>
              </div>
            ))}
            <h3>参加的活动　{volunteer.activities.length}</h3>
            {volunteer.activities.length === 0 && (
              <p className={styles.hint}>还没有参加过活动。签到以后列在这里</p>
            )}
            {volunteer.activities.slice(0, 20).map((activity) => (
              <div key={activity.activityId} className={styles.line}>
                <span className={styles.day}>{activity.day}</span>
                <span className={styles.grow}>{activity.name}</span>
                <span className={styles.hint}>{activity.centreName.replace('党群服务中心', '')}</span>
                <span className={styles.hint}>{attendanceStateWord(activity.state)}</span>
              </div>
            ))}
          </>
        )}
        {volunteer && status.data && (
          <CertificateLines
            volunteerId={id}
            firstDay={volunteer.data.registeredOn}
            today={status.data.today}
            writes={writes}
          />
        )}
        {statement.data && <StatementLines lines={statement.data.lines} />}
      </div>
    </SidePanel>
  );
}
