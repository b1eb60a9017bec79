import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import ReactCrop, { type PercentCrop } from 'react-image-crop';
import 'react-image-crop/dist/ReactCrop.css';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './page-stage.module.css';
import type { CropShare } from './picture.ts';

/** Shares of the page by which an edge is moved. */
const STEP = 1;
const SMALLEST = 5;
const WHOLE: PercentCrop = { unit: '%', x: 0, y: 0, width: 100, height: 100 };

/** Pulls one edge in, or lets it out again. */
function moved(crop: PercentCrop, edge: 'left' | 'right' | 'top' | 'bottom', by: number): PercentCrop {
  const { x, y, width, height } = crop;
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  switch (edge) {
    case 'left': {
      const left = within(x + by, x + width - SMALLEST);
      return { ...crop, x: left, width: x + width - left };
    }
    case 'right':
      return { ...crop, width: Math.max(SMALLEST, within(x + width - by, 100) - x) };
    case 'top': {
      const top = within(y + by, y + height - SMALLEST);
      return { ...crop, y: top, height: y + height - top };
    }
    case 'bottom':
      return { ...crop, height: Math.max(SMALLEST, within(y + height - by, 100) - y) };
  }
}

/** Cuts a page to size: arrows pull the edges in, with Shift they go out again; or by the mouse. */
export function CropStage({
  url,
  onCrop,
  onCancel,
}: {
  url: string;
  onCrop: (crop: CropShare) => void;
  onCancel: () => void;
}) {
  const [crop, setCrop] = useState<PercentCrop>(WHOLE);
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => stage.current?.focus(), []);
  const pull = (edge: Parameters<typeof moved>[1], by: number) => setCrop(moved(crop, edge, by));
  const finish = () => {
    const { x, y, width, height } = crop;
    if (width < SMALLEST || height < SMALLEST || (width >= 100 && height >= 100)) return onCancel();
    onCrop({ x: x / 100, y: y / 100, width: width / 100, height: height / 100 });
  };
  useShortcut('Enter', '裁好', finish);
  useShortcut('Escape', '不裁了', onCancel);
  const arrows = (event: KeyboardEvent) => {
    const edges = { ArrowRight: 'left', ArrowLeft: 'right', ArrowDown: 'top', ArrowUp: 'bottom' } as const;
    const back = { ArrowRight: 'right', ArrowLeft: 'left', ArrowDown: 'bottom', ArrowUp: 'top' } as const;
    if (!Object.hasOwn(edges, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const key = event.key as keyof typeof edges;
    if (event.shiftKey) pull(back[key], -STEP);
    else pull(edges[key], STEP);
  };

  return (
    <div className={styles.stage}>
      <div
        className={styles.cropped}
        role="application"
        aria-label="裁剪"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows belong here
        tabIndex={0}
        ref={stage}
        onKeyDownCapture={arrows}
      >
        <ReactCrop crop={crop} onChange={(_, percent) => setCrop(percent)}>
          <img src={url} alt="裁剪前" />
        </ReactCrop>
      </div>
      <div className={styles.bar}>
        <Button onClick={finish}>裁好　Enter</Button>
        <Button onClick={onCancel}>不裁了　Esc</Button>
        <span className={styles.said}>
          <kbd>→</kbd> <kbd>←</kbd> <kbd>↓</kbd> <kbd>↑</kbd> 收边，加 <kbd>Shift</kbd> 放回，也可以用鼠标拉
        </span>
      </div>
    </div>
  );
}
