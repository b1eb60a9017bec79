import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { listenForCore } from './app/core/core.ts';
import { listenForShortcuts } from './app/keyboard/shortcuts.ts';

// Before anything is drawn: core opens its data while the window draws.
listenForCore();
listenForShortcuts();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
