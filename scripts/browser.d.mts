/** Path of an installed Chromium or Chrome; undefined where there is none. */
export function systemBrowser(): string | undefined;
/** Makes sure there is a browser; false, with a message, where none could be had. */
export function ensureBrowser(): Promise<boolean>;
