/** While a part of the page is on its way. Quiet: it is nearly always gone before anybody reads it. */
import { useEffect } from 'react';
import { busy } from '../player/frames.ts';

export function Loading() {
  useEffect(() => busy(), []);
  return (
    <main aria-busy="true">
      <p className="visually-hidden">Loading</p>
    </main>
  );
}
