import type { Page } from '@playwright/test';

/** How often a window opens a camera from now on. */
export function countCameras(window: Page) {
  return window.evaluateHandle(() => {
    const count = { cameras: 0 };
    const { mediaDevices } = navigator as unknown as {
      mediaDevices: { getUserMedia(wanted: unknown): Promise<unknown> };
    };
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (wanted) => {
      count.cameras += 1;
      return open(wanted);
    };
    return count;
  });
}
