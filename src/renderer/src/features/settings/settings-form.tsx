import { useState } from 'react';
import {
  fitsSetting,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type Settings,
} from '#shared/domain/settings.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { changesOf, type TypedSettings, typedSettings } from './settings-input.ts';
import styles from './settings-page.module.css';

const GROUPS = [...new Set(SETTING_KEYS.map((key) => SETTINGS[key].group))];

function SettingLine({
  name,
  typed,
  first,
  onType,
}: {
  name: SettingKey;
  typed: string;
  first: boolean;
  onType: (text: string) => void;
}) {
  const { label, unit, explanation, least, most, default: usual } = SETTINGS[name];
  const wrong = !fitsSetting(name, typed.trim() === '' ? Number.NaN : Number(typed));
  return (
    <div className={styles.line}>
      <label htmlFor={name}>{label}</label>
      <span className={styles.value}>
        <TextField
          id={name}
          value={typed}
          inputMode="numeric"
          maxLength={6}
          invalid={wrong}
          aria-describedby={`${name}-about`}
          autoFocus={first}
          onChange={(event) => onType(event.target.value)}
        />
        {unit}
      </span>
      <span id={`${name}-about`} className={wrong ? styles.wrong : styles.about}>
        {wrong ? `填 ${least} 到 ${most} 的整数` : `${explanation}。原定 ${usual} ${unit}`}
      </span>
    </div>
  );
}

/** All settings as one form. Ctrl+Enter saves what was changed. */
export function SettingsForm({
  values,
  saved,
  fault,
  onSave,
}: {
  values: Settings;
  saved: boolean;
  fault: string;
  onSave: (changes: Partial<Settings>) => void;
}) {
  const [typed, setTyped] = useState<TypedSettings>(() => typedSettings(values));
  const changes = changesOf(typed, values);
  const count = changes ? Object.keys(changes).length : 0;
  const save = () => {
    if (changes && count > 0) onSave(changes);
  };
  useShortcut('Ctrl+Enter', '保存设置', save);
  const word = changes === null ? '有的数填得不对，改好再保存' : saved && count === 0 ? '已保存' : '';
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>设置</h1>
        <span role="status" className={styles.word}>
          {fault || word}
        </span>
        <Button kind="primary" disabled={!changes || count === 0} onClick={save}>
          保存{count > 0 && ` ${count} 项改动`}　Ctrl+Enter
        </Button>
      </header>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group} className={styles.group}>
            <h2>{group}</h2>
            {SETTING_KEYS.filter((key) => SETTINGS[key].group === group).map((key) => (
              <SettingLine
                key={key}
                name={key}
                typed={typed[key]}
                first={key === SETTING_KEYS[0]}
                onType={(text) => setTyped({ ...typed, [key]: text })}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
