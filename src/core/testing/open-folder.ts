import { openData } from '../data-folder/open-data.ts';
import { CoreError } from '../errors.ts';

/** Opens the data folder of its arguments and says how that went; run as a process of another user. */
const [folder = '', key = ''] = process.argv.slice(2);
try {
  openData({ folder, key }).database.close();
  console.log('opened');
} catch (error) {
  console.log(error instanceof CoreError ? error.code : String(error));
}
