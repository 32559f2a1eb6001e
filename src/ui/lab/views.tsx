/** Where the views of the stage come in: loaded with the lab, each by the name it exports. */
import type { ReactNode } from 'react';

/** What of the stage is shown: everything, one host (a page of the phone), or all output. */
export type Show = { readonly kind: 'all' } | { readonly kind: 'host'; readonly host: number } | { readonly kind: 'output' };

export function StageView(_props: { readonly show: Show }): ReactNode { return <div style={{ padding: 20 }}>stage</div>; }
export function LadderView(): ReactNode { return <div style={{ padding: 20 }}>ladder</div>; }
export function InspectorView(): ReactNode { return <div style={{ padding: 20 }}>inspector</div>; }
