import type Cloud from 'wx-server-sdk';
import * as v from 'valibot';
import { errorCode } from './errors';
import { MediaRefused, type Media } from './media';

/** The same calls have two names: today's pages say officialAccount.media, older ones customerServiceMessage. Which works is unconfirmed. */
interface MediaApis {
  readonly customerServiceMessage: {
    uploadTempMedia(data: object): Promise<unknown>;
    getTempMedia(data: object): Promise<unknown>;
  };
  readonly officialAccount: {
    readonly media: { upload(data: object): Promise<unknown>; get(data: object): Promise<unknown> };
  };
}
/** No such API, or not permitted to us: the other name may do. */
const otherName = [-604100, -604101];

/** STORAGE_FILE_NONEXIST. */
const fileGone = -503003;

const Uploaded = v.object({ mediaId: v.string() });
const Removed = v.object({ fileList: v.array(v.object({ status: v.number(), errMsg: v.string() })) });
const Fetched = v.object({ contentType: v.string(), buffer: v.instance(Buffer) });

/** Media and files through the SDK. */
export function cloudMedia(cloud: typeof Cloud): Media {
  const apis = cloud.openapi as unknown as MediaApis;
  const either = async (first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await first().catch((error: unknown) => {
        if (otherName.includes(errorCode(error))) return second();
        throw error;
      });
    } catch (error) {
      const errcode = errorCode(error);
      // A passing fault, or no answer at all, is not a refusal.
      throw errcode > 0 ? new MediaRefused(errcode) : error;
    }
  };
  return {
    async upload(bytes, contentType) {
      const data = { type: 'image', media: { contentType, value: bytes } };
      const reply = await either(
        () => apis.officialAccount.media.upload(data),
        () => apis.customerServiceMessage.uploadTempMedia(data),
      );
      return v.parse(Uploaded, reply).mediaId;
    },
    async fetch(mediaId) {
      const data = { mediaId };
      const reply = await either(
        () => apis.officialAccount.media.get(data),
        () => apis.customerServiceMessage.getTempMedia(data),
      );
      const { contentType, buffer } = v.parse(Fetched, reply);
      return { contentType, bytes: buffer };
    },
    async readFile(file) {
      return (await cloud.downloadFile({ fileID: file })).fileContent;
    },
    async writeFile(path, bytes) {
      return (await cloud.uploadFile({ cloudPath: path, fileContent: bytes })).fileID;
    },
    async removeFiles(files) {
      const { fileList } = v.parse(Removed, await cloud.deleteFile({ fileList: [...files] }));
      const left = fileList.find(({ status }) => status !== 0 && status !== fileGone);
      if (left !== undefined) throw new Error(`A file could not be removed: ${left.errMsg}`);
    },
  };
}
