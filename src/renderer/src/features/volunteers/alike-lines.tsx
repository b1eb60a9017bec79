import type { VolunteerImport } from '#shared/contract/volunteers.ts';
import { Labelled } from '../../components/labelled.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { TextField } from '../../components/text-field.tsx';
import styles from './volunteers-page.module.css';

const WHY = { 'same-birth-date': '同名，同一天出生', 'same-phone': '同名，电话相同' } as const;

/** Lines of a register like somebody who is known: to be compared, and somebody has to say that they are others. */
export function AlikeLines({
  lines,
  reason,
  onReason,
}: {
  lines: VolunteerImport['lines'];
  reason: string;
  onReason: (reason: string) => void;
}) {
  return (
    <div role="alert" className={styles.apart}>
      <h3>有 {lines.length} 人可能已经登记过，请先对照</h3>
      {lines.map(({ line, name, alike, alikeLine }) => (
        <div key={line} className={styles.line}>
          <span className={styles.day}>第 {line} 行</span>
          <strong>{name}</strong>
          <span className={styles.grow}>
            {alike
              .map(
                (one) =>
                  `${groupIdentityNumber(one.maskedNumber)}　${one.centreName.replace('党群服务中心', '')}　${WHY[one.why]}`,
              )
              .concat(alikeLine === null ? [] : [`和本文件第 ${alikeLine} 行同名，同一天出生`])
              .join('；')}
          </span>
        </div>
      ))}
      <Labelled label="确认都不是同一人，写明理由；是同一人的先改好文件再选">
        {(id) => (
          <TextField
            id={id}
            value={reason}
            maxLength={200}
            placeholder="如 同名不同人，已看身份证"
            onChange={(event) => onReason(event.target.value)}
          />
        )}
      </Labelled>
    </div>
  );
}
