/** What the build puts in place of it: the pages of the app.json that it was made with. */
declare const APP_PAGES: readonly string[] | undefined;

/** The pages that a card may lead to; undefined where nobody built this and no card is looked at for them. */
export const appPages: ReadonlySet<string> | undefined =
  typeof APP_PAGES === 'undefined' ? undefined : new Set(APP_PAGES);
