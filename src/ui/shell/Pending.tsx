/** Stands where a part of the page is on its way and nothing need be shown: until it is there the page is not idle. */
import { useEffect } from 'react';
import { busy } from '../player/frames.ts';

export function Pending() {
  useEffect(() => busy(), []);
  return null;
}
