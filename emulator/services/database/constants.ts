// The platform's caps on the database, in one place. Where WeChat's own pages disagree the stricter figure stands here and
// the difference is a named setting (see settings.ts).

/** Rows a `get` of a function returns when it names no limit (WeChat: get limit, server side). */
export const DEFAULT_LIMIT = 100;
/** Most rows one `get` of a function returns. WeChat's limit page says 1000, its guide page 100. */
export const MAX_LIMIT = 1000;
/** Most rows one `get` of a mini program client returns, and its default (WeChat: get limit, client side). */
export const CLIENT_LIMIT = 20;
/** Collections of one environment (WeChat: quota). */
export const MAX_COLLECTIONS = 100;
/** Indexes of one collection, `_id_` included (CloudBase FAQ: index limits). */
export const MAX_INDEXES = 100;
/** Fields of one index (CloudBase FAQ: index limits). */
export const MAX_INDEX_FIELDS = 31;
/** Bytes of one document as BSON counts them; MongoDB's own cap. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** Bytes of one answer (WeChat: old quota page, output packet). */
export const MAX_RESULT_BYTES = 16 * 1024 * 1024;
/** Levels of nesting in a document; MongoDB's own cap. */
export const MAX_NESTING = 100;
/** Levels of nesting in anything that is sent; MongoDB's own cap on BSON. */
export const MAX_SENT_NESTING = 200;
/** Documents of one bulk `add`; MongoDB's own cap on a write batch. */
export const MAX_BULK = 100_000;
