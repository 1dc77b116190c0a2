// WeChat's limits on cloud storage, with their sources.

/** Most files of one getTempFileURL or deleteFile. WeChat: 云存储, 一次最多 50 个. */
export const FILES_PER_CALL = 50;
/** Longest path, in bytes of UTF-8. WeChat: 云存储 文件名命名限制, 最大 850 个字节. */
export const PATH_BYTES = 850;
/** How long an upload may be begun after its address was given out, in seconds. */
export const UPLOAD_SECONDS = 600;
/** Longest life of a temporary address, in seconds: one day. WeChat: getTempFileURL maxAge. */
export const LONGEST_TEMP_URL_SECONDS = 86_400;
