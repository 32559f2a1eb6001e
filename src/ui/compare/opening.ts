/** Begins and ends a comparison. */
import { compareWith } from '../store/actions.ts';
import { useStore } from '../store/store.ts';

export const toggleCompare = (): void => compareWith(useStore.getState().compare === null ? '' : null);
