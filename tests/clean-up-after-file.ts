import { afterAll } from 'vitest';
import { cleanUpAfterFile } from '#core/testing/after-file.ts';

afterAll(cleanUpAfterFile);
