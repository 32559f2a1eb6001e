/** Which run stands beside the lab's own while two are compared; the store is told as soon as it is there. */
import { galleryScenario } from '#library/gallery.ts';
import { resolveScenario } from '#scenario/resolve.ts';
import { busy } from '../player/frames.ts';
import { announce, compareWith } from '../store/actions.ts';
import { runBeside } from '../store/simulation.ts';
import { useStore } from '../store/store.ts';
import type { LabState, Original } from '../store/store.ts';

const get = useStore.getState;
/** Runs of gallery scenarios, once they have been compared with. */
const runs = new Map<string, Original>();
let loading: string | null = null;

/** Keeps `beside` true to what is compared from now on. Returns how to stop. */
export function followBeside(): () => void {
  const follow = (state: LabState): void => {
    const wanted = wantedBeside(state);
    if (wanted === 'loading') void load(state.compare ?? '');
    else if (state.beside !== wanted) useStore.setState({ beside: wanted });
  };
  follow(get());
  return useStore.subscribe(follow);
}

/** The run to stand beside, or that it has still to be computed. Null where there is none to compare with. */
export function wantedBeside(state: Pick<LabState, 'compare' | 'original' | 'trace' | 'settings'>): Original | null | 'loading' {
  if (state.compare === null) return null;
  if (state.compare !== '') return runs.get(state.compare) ?? 'loading';
  return state.original !== null && state.original.trace !== state.trace && state.settings.size > 0 ? state.original : null;
}

async function load(name: string): Promise<void> {
  if (loading === name) return;
  loading = name;
  const done = busy();
  try {
    const file = await galleryScenario(name);
    const resolved = file === undefined ? null : resolveScenario(file);
    const trace = resolved === null || 'problems' in resolved ? null : await runBeside(file);
    if (resolved !== null && 'scenario' in resolved && trace !== null) {
      runs.set(name, { scenario: resolved.scenario, trace });
      // The subscriber looks again.
      useStore.setState({});
    } else if (get().compare === name) {
      announce(`There is no scenario “${name}” to compare with.`);
      compareWith(null);
    }
  } finally {
    loading = null;
    done();
  }
}
