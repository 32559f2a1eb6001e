/** Begins and ends a comparison, from the header of the lab. */
import { useStore } from '../store/store.ts';
import { Button } from '../controls/Button.tsx';
import { keyOf } from '../keys/keys.ts';
import { toggleCompare } from './opening.ts';

export function CompareButton() {
  const comparing = useStore((s) => s.compare !== null);
  return (
    <Button
      label={comparing ? 'Back to one run' : 'Two runs side by side'}
      text="Compare"
      keyName={keyOf('compare')}
      pressed={comparing}
      onPress={toggleCompare}
    />
  );
}
