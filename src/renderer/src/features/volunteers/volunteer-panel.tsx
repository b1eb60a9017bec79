import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import {
  hoursWord,
  POLITICAL_STATUS_WORDS,
  SERVICE_KIND_WORDS,
  starsWord,
} from '#shared/wording/volunteers.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { ConflictMark } from '../conflicts/conflict-mark.tsx';
import { CertificateLines } from './certificate-lines.tsx';
import { type Doing, RecordForm } from './record-form.tsx';
import { RecordLines } from './record-lines.tsx';
import { StatementLines } from './statement-lines.tsx';
import styles from './volunteers-page.module.css';

/** 志愿服务记录 of one volunteer: who, what he has earned, posts, honours, activities, and every line of the ledger. */
export function VolunteerPanel({
  id,
  writes,
  manages,
  onEdit,
  onClose,
}: {
  id: string;
  writes: boolean;
  manages: boolean;
  onEdit: () => void;
  onClose: () => void;
}) {
  const page = useQuery(query.volunteers.get.queryOptions({ input: { id } }));
  const statement = useQuery(query.ledger.statement.queryOptions({ input: { volunteerId: id } }));
  const status = useQuery(query.system.status.queryOptions());
  const body = useRef<HTMLDivElement>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const fault = page.error ?? statement.error;
  const volunteer = page.data;
  const back = () => setDoing(null);
  const enabled = writes && volunteer !== undefined && doing === null;
  useShortcut('Alt+E', '改资料', onEdit, { enabled });
  useShortcut('Alt+H', '记培训、表彰', () => setDoing('honour'), { enabled });
  useShortcut('Alt+D', volunteer?.leftOn ? '恢复登记' : '退出登记', () => setDoing('membership'), {
    enabled: enabled && manages,
  });
  // The long body has the focus, for the keys that scroll.
  useLayoutEffect(() => {
    if (doing === null) body.current?.focus();
  }, [doing]);
  if (doing !== null && volunteer) {
    return <RecordForm doing={doing} volunteer={volunteer} today={status.data?.today ?? ''} onDone={back} />;
  }
  return (
    <SidePanel
      title={volunteer ? `${volunteer.name}　${starsWord(volunteer.stars)}` : '志愿者'}
      actions={
        writes && (
          <>
            {manages && (
              <Button onClick={() => setDoing('membership')}>
                {volunteer?.leftOn ? '恢复' : '退出'}　Alt+D
              </Button>
            )}
            <Button onClick={() => setDoing('honour')}>培训、表彰　Alt+H</Button>
            <Button onClick={onEdit}>改资料　Alt+E</Button>
          </>
        )
      }
      onClose={onClose}
    >
      <div ref={body} className={styles.panel} tabIndex={-1}>
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
              {volunteer.data.note !== '' && (
                <>
                  <dt>备注</dt>
                  <dd>{volunteer.data.note}</dd>
                </>
              )}
            </dl>
            <RecordLines
              volunteer={volunteer}
              onRemove={manages ? (honour) => setDoing({ remove: honour }) : null}
            />
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
