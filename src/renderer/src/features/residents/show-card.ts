import type { ResidentCard } from '#shared/contract/residents.ts';
import { query, queryClient } from '../../app/core/core.ts';

/** Puts the card that core answered with in the place of the old one, and lets the others be read anew. */
export function showCard(card: ResidentCard): void {
  void queryClient.invalidateQueries({ queryKey: query.residents.key() });
  queryClient.setQueryData(query.residents.get.queryKey({ input: { id: card.id } }), card);
}
