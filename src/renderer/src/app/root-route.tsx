import { createRootRoute } from '@tanstack/react-router';
import { Gate } from './gate.tsx';
import { ScreenFault } from './screen-fault.tsx';

/** What every screen stands in. */
export const root = createRootRoute({ component: Gate, errorComponent: ScreenFault });
