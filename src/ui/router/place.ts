/** Which place of the page a URL hash means. What a lab's link holds beyond the name is the link codec's business (scenario room). */
export type Place =
  /** `path`: the path of the gallery that is asked for (`#/?path=loss`); null for its beginning. */
  | { readonly kind: 'gallery'; readonly path: string | null }
  | { readonly kind: 'terms'; readonly slug: string | null }
  | { readonly kind: 'notes' }
  | { readonly kind: 'open' }
  /** `hash` is all after '#', for the link codec. `scenario` tells one lab from another: the part before '?'. */
  | { readonly kind: 'lab'; readonly hash: string; readonly scenario: string };

export function placeOf(hash: string): Place {
  const path = hash.replace(/^#/, '').replace(/^\//, '');
  const [head = '', ...rest] = (path.split('?', 1)[0] ?? '').split('/');
  if (head === '') return { kind: 'gallery', path: new URLSearchParams(path.split('?')[1] ?? '').get('path') };
  if (head === 'terms') return { kind: 'terms', slug: rest[0] === undefined || rest[0] === '' ? null : rest[0] };
  if (head === 'notes' && rest.length === 0) return { kind: 'notes' };
  if (head === 'open' && rest.length === 0) return { kind: 'open' };
  return { kind: 'lab', hash: `#/${path}`, scenario: path.split('?', 1)[0] ?? '' };
}
