/** The inspector, for whichever of the two runs was pointed at last. */
import type { ReactNode } from 'react';
import { useStore as useZustand } from 'zustand';
import { usePointedAt } from '../store/pointedAt.ts';
import { StoreScope } from '../store/store.ts';

export function Inspected({ children }: { readonly children: ReactNode }) {
  return <StoreScope.Provider value={usePointedAt()}>{children}</StoreScope.Provider>;
}

/** Is something selected in the run that was pointed at last? */
export function useSomethingSelected(): boolean {
  return useZustand(usePointedAt(), (state) => state.selection !== null);
}
