import type { CoreContext } from '../context.ts';
import { addDemoStaff, demoSiteNumber, loadReferenceData } from '../create-site.ts';
import { createData, type OpenData } from '../data-folder/open-data.ts';
import type { Clock } from '../db/database.ts';

/** Makes a site with the town's reference data and clerks, as the first start of the application does. */
export function createDemoSite(options: {
  folder: string;
  key: string;
  resourcesFolder: string;
  clock?: Clock;
}): OpenData {
  const { resourcesFolder, ...rest } = options;
  const fill = (data: OpenData) => {
    const context: CoreContext = { data, resourcesFolder, applicationVersion: '0.0.0-test', desktop: null };
    loadReferenceData(context);
    addDemoStaff(context);
  };
  return createData({ ...rest, siteNumber: demoSiteNumber, demo: true, fill });
}
