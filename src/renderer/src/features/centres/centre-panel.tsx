import { useState } from 'react';
import type { Centre } from '#shared/contract/centres.ts';
import {
  type CentreContact,
  contactFaults,
  LONGEST_ADDRESS,
  tidyContact,
} from '#shared/domain/centre-contact.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './centres-page.module.css';

/** The telephone and the address of one centre. Enter goes on, Ctrl+Enter saves. */
export function CentrePanel({
  centre,
  fault,
  busy,
  onSave,
  onClose,
}: {
  centre: Centre;
  fault: string;
  busy: boolean;
  onSave: (contact: CentreContact) => void;
  onClose: () => void;
}) {
  const [phone, setPhone] = useState(centre.phone);
  const [address, setAddress] = useState(centre.address);
  const [tried, setTried] = useState(false);
  const { form, focus, enterTo } = useFormFocus('phone');
  const contact = tidyContact({ phone, address });
  const wrong = contactFaults(contact)[0]?.field;
  const save = () => {
    setTried(true);
    if (wrong) focus(wrong);
    else if (!busy) onSave(contact);
  };
  useShortcut('Ctrl+Enter', '保存中心资料', save);
  return (
    <SidePanel title={centre.name} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <div className={styles.field}>
          <label htmlFor="centre-phone">咨询电话</label>
          <TextField
            id="centre-phone"
            data-field="phone"
            value={phone}
            maxLength={40}
            inputMode="tel"
            invalid={tried && wrong === 'phone'}
            placeholder="如 0750-2600000，两个号码用 、分开"
            onChange={(event) => setPhone(event.target.value)}
            onKeyDown={enterTo(() => focus('address'))}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="centre-address">地址</label>
          <TextField
            id="centre-address"
            data-field="address"
            value={address}
            maxLength={LONGEST_ADDRESS}
            placeholder="如 开平市沙塘镇台洞村委会一楼"
            onChange={(event) => setAddress(event.target.value)}
            onKeyDown={enterTo(save)}
          />
        </div>
        <p className={styles.quiet}>印在以后出的文书和办事指南上；已经打印的不变</p>
        {(fault || (tried && wrong)) && (
          <p className={styles.wrong} role="alert">
            {fault || '电话只写数字和 - ( ) 转 、，至少 5 位；还没有就空着'}
          </p>
        )}
        <Button kind="primary" size="large" className={styles.save} disabled={busy} onClick={save}>
          保存　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
