import { type DragEvent, useRef, useState } from 'react';
import { useShortcut } from '../app/keyboard/shortcuts.ts';
import { Button } from './button.tsx';
import styles from './file-choice.module.css';

/** A file that is chosen by a button or a key, or dropped here. */
export function FileChoice({
  label,
  accept,
  about,
  disabled = false,
  focused = false,
  onFile,
}: {
  label: string;
  /** Endings, as the system's dialog offers them. */
  accept: string;
  about: string;
  disabled?: boolean;
  /** The page begins here. */
  focused?: boolean;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useShortcut('Ctrl+O', label, () => input.current?.click(), { enabled: !disabled });
  const take = (file: File | undefined) => {
    if (file && !disabled) onFile(file);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      className={styles.place}
      data-over={over || undefined}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={onDrag}
    >
      <Button autoFocus={focused} disabled={disabled} onClick={() => input.current?.click()}>
        {label}　Ctrl+O
      </Button>
      <span className={styles.about}>{about}</span>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file, put right meanwhile, can be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}
