import { type RefObject, useEffect, useRef, useState } from 'react';
import { useStore } from '../../app/store.ts';
import { chosenCamera } from './habits.ts';

/** How the document camera stands. */
export type CameraState = 'starting' | 'live' | 'none' | 'refused' | 'busy';

/** More than a page needs; a camera gives the most it has below. */
const WANTED = { width: { ideal: 3264 }, height: { ideal: 2448 } };

async function openCamera(deviceId: string): Promise<MediaStream> {
  const open = (video: MediaTrackConstraints) => navigator.mediaDevices.getUserMedia({ video, audio: false });
  if (deviceId === '') return open(WANTED);
  try {
    return await open({ ...WANTED, deviceId: { exact: deviceId } });
  } catch (error) {
    // The one used last was unplugged: any other will do.
    if (error instanceof DOMException && ['OverconstrainedError', 'NotFoundError'].includes(error.name)) {
      return open(WANTED);
    }
    throw error;
  }
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none';
}

/** Resolves with the first picture: a camera that is open has none yet. */
function showIn(video: HTMLVideoElement | null, stream: MediaStream): Promise<void> {
  if (!video) return Promise.resolve();
  return new Promise((resolve) => {
    video.addEventListener('loadeddata', () => resolve(), { once: true });
    video.srcObject = stream;
  });
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Shows the document camera in a video element while the component stands, and gives it back afterwards. */
export function useCamera(): {
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
  cameras: readonly MediaDeviceInfo[];
  capture: () => Promise<ImageBitmap | null>;
  retry: () => void;
} {
  const video = useRef<HTMLVideoElement>(null);
  const deviceId = useStore(chosenCamera);
  const [state, setState] = useState<CameraState>('starting');
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  const [attempt, setAttempt] = useState(0);
  /** The one that was opened when none was chosen. To remember it is no reason to open it a second time. */
  const adopted = useRef<string | null>(null);
  const wanted = deviceId === adopted.current ? '' : deviceId;
  const retry = () => setAttempt((count) => count + 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens the camera again
  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    setState('starting');
    openCamera(deviceId).then(
      async (opened) => {
        if (gone) return stop(opened);
        stream = opened;
        opened.getVideoTracks()[0]?.addEventListener('ended', () => setState('none'));
        await showIn(video.current, opened);
        const devices = await navigator.mediaDevices.enumerateDevices();
        if (gone) return;
        setCameras(devices.filter(({ kind }) => kind === 'videoinput'));
        setState('live');
        const id = opened.getVideoTracks()[0]?.getSettings().deviceId;
        if (deviceId !== '' || id === undefined) return;
        adopted.current = id;
        chosenCamera.set(id);
      },
      (error: unknown) => {
        if (!gone) setState(stateOf(error));
      },
    );
    return () => {
      gone = true;
      stop(stream);
    };
  }, [wanted, attempt]);

  useEffect(() => {
    const plugged = () => {
      if (state !== 'live') setAttempt((count) => count + 1);
    };
    navigator.mediaDevices.addEventListener('devicechange', plugged);
    return () => navigator.mediaDevices.removeEventListener('devicechange', plugged);
  }, [state]);

  const capture = async () => {
    const shown = video.current;
    return state === 'live' && shown && shown.videoWidth > 0 ? createImageBitmap(shown) : null;
  };
  return { video, state, cameras, capture, retry };
}
