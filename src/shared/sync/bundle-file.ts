/** How the file of a bundle is called, and how large one can be, in bytes: what a window knows of it. */
export const BUNDLE_ENDING = 'owb';
export const BUNDLE_LARGEST = 32_000_000;
