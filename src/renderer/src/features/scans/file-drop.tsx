import { type DragEvent, type ReactNode, useState } from 'react';
import styles from './file-drop.module.css';

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/** What an element needs to take files that are dropped on it, and to show that it would. */
export function useFileDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  return {
    'data-drop': over ? 'over' : undefined,
    onDragOver: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      onFiles([...event.dataTransfer.files]);
    },
  };
}

/** An area that takes dropped files. */
export function FileDrop({
  className = '',
  onFiles,
  children,
}: {
  className?: string | undefined;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}) {
  return (
    <div className={`${styles.drop} ${className}`} {...useFileDrop(onFiles)}>
      {children}
    </div>
  );
}
