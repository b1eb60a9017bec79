// The peer of the cold start: an Electron window with one static page and nothing else.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

const folder = process.argv[process.argv.indexOf('--profile') + 1];
app.setPath('userData', folder);
app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  await window.loadFile(join(__dirname, 'index.html'));
  await window.webContents.executeJavaScript(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
  console.log('usable: bare');
});
