import { writeSync } from 'node:fs';
import { createDemoSite } from './create-demo-site.ts';

/** Makes a site in the folder of its arguments; killed meanwhile. */
const [folder = '', key = '', resourcesFolder = ''] = process.argv.slice(2);
writeSync(1, 'ready\n');
createDemoSite({ folder, key, resourcesFolder }).database.close();
writeSync(1, 'created\n');
