import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenForPublicCore } from './features/public-screen/public-core.ts';
import { PublicScreen } from './features/public-screen/public-screen.tsx';

listenForPublicCore();

const root = document.getElementById('root');
if (!root) throw new Error('public-screen.html has no #root');
createRoot(root).render(
  <StrictMode>
    <PublicScreen />
  </StrictMode>,
);
