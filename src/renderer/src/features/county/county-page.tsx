import { useSearch } from '@tanstack/react-router';
import { OverduePage } from './overdue-page.tsx';
import { TownCentresPage } from './town-centres-page.tsx';
import { TownsPage } from './towns-page.tsx';

/** 各镇办件: what the hubs of the towns tell their county. From the towns to the centres of one, and to what is overdue. */
export function CountyPage() {
  const { town, overdue, centre } = useSearch({ from: '/county' });
  if (town === undefined) return <TownsPage />;
  if (overdue) return <OverduePage key={`${town} ${centre}`} townNumber={town} centreNumber={centre} />;
  return <TownCentresPage key={town} townNumber={town} />;
}
