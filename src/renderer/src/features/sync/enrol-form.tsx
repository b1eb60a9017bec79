import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './sync-page.module.css';

/** How an administrator makes this centre known to the town's hub. */
export function EnrolForm() {
  const id = useId();
  const [url, setUrl] = useState('');
  const [code, setCode] = useState('');
  const enrol = useMutation(
    query.sync.enrol.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  );
  const ready = url.trim() !== '' && code.trim() !== '' && !enrol.isPending;
  const submit = () => {
    if (ready) enrol.mutate({ url: url.trim(), code: code.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !isComposing(event.nativeEvent)) submit();
  };
  return (
    <section className={styles.form} aria-label="登记到镇里">
      <label htmlFor={`${id}-url`}>服务器地址</label>
      <TextField
        id={`${id}-url`}
        autoFocus
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <label htmlFor={`${id}-code`}>登记码</label>
      <TextField
        id={`${id}-code`}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button kind="primary" disabled={!ready} onClick={submit}>
        登记　Enter
      </Button>
      {enrol.error && (
        <p className={styles.wrong} role="alert">
          {explainError(enrol.error)}
        </p>
      )}
    </section>
  );
}
