import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { keys } from '@/api/queries';

/** The seats of a draft, for staff: asked again whenever a captain comes or goes, which the socket says. */
export function useSeats(draftId: number, seatsHere: readonly number[], isWanted: boolean) {
  return useQuery({
    queryKey: [...keys.seats(draftId), seatsHere.join()],
    queryFn: () => api.seats(draftId),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}
