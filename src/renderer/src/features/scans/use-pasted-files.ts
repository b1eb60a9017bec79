import { useEffect, useRef } from 'react';

/** Ctrl+V of a picture or of files copied elsewhere, unless the cursor is in a field that takes text. */
export function usePastedFiles(onFiles: (files: File[]) => void, enabled = true): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    if (!enabled) return;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea');
      if (files.length === 0 || inField || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, [enabled]);
}
