import { useRef } from 'react';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import styles from './camera-stage.module.css';
import { chosenCamera } from './habits.ts';
import { type CameraState, useCamera } from './use-camera.ts';

const SENTENCES: Record<Exclude<CameraState, 'live'>, string> = {
  starting: '正在打开高拍仪',
  none: '没有找到高拍仪。接好 USB 线会自动打开；也可以按 O 选文件，或把文件拖到这里',
  refused: '系统没有让本程序用摄像头。请在 Windows“设置 → 隐私 → 相机”里打开，再按 D 重试',
  busy: '高拍仪正被别的程序使用。关掉那个程序，再按 D 重试',
};

/** The document camera, live. The space bar takes the page that lies under it. */
export function CameraStage({
  retaking,
  onPicture,
}: {
  /** The number of the page that is captured again; null for a further one. */
  retaking: number | null;
  onPicture: (picture: ImageBitmap) => void;
}) {
  const { video, state, cameras, capture, retry } = useCamera();
  const flash = useRef<HTMLDivElement>(null);
  const chosen = useStore(chosenCamera);
  const current = cameras.find(({ deviceId }) => deviceId === chosen) ?? cameras[0];
  const word = retaking === null ? '拍一页' : `重拍第 ${retaking} 页`;

  const take = async () => {
    const picture = await capture();
    if (!picture) return;
    flash.current?.animate([{ opacity: 0.8 }, { opacity: 0 }], 120);
    onPicture(picture);
  };
  const next = () => {
    const at = cameras.findIndex(({ deviceId }) => deviceId === current?.deviceId);
    const following = cameras[(at + 1) % cameras.length];
    if (following && following.deviceId !== chosen) chosenCamera.set(following.deviceId);
    else retry();
  };
  useShortcut('空格', word, () => void take(), { enabled: state === 'live' });
  useShortcut('Enter', word, () => void take(), { enabled: state === 'live' });
  useShortcut('D', '换一台高拍仪，或重试', next);
  return (
    <div className={styles.stage} data-state={state}>
      <video ref={video} autoPlay muted playsInline className={styles.video} aria-label="高拍仪画面" />
      <div ref={flash} className={styles.flash} />
      {state !== 'live' && <p className={styles.said}>{SENTENCES[state]}</p>}
      <div className={styles.bar}>
        <Button disabled={state !== 'live'} onClick={() => void take()}>
          {word}　空格
        </Button>
        <span className={styles.device}>{current?.label}</span>
        {cameras.length > 1 && (
          <Button size="small" onClick={next}>
            换一台　D
          </Button>
        )}
      </div>
    </div>
  );
}
