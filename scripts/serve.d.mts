import type { Server } from 'node:http';

/** The file a request path means, or null. */
export function fileOf(folder: string, url: string): string | null;
/** Serves `folder`; resolves to { server, port }. Takes the next port where one is busy, up to twenty further on; port 0 is any. */
export function serve(folder: string, port: number, host?: string): Promise<{ readonly server: Server; readonly port: number }>;
