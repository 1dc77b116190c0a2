// wx.cloud's files: up, down, addresses, away. The emulator's storage applies the permissions.
import { cloudAddress } from '../cloud-address';
import type { Phone } from '../phone';
import { need, WxFailure, type Options } from './method';

interface Answer {
  readonly errCode: number;
  readonly errMsg: string;
  readonly [field: string]: unknown;
}

export function cloudFiles(phone: Phone): Readonly<Record<string, (options: Options) => unknown>> {
  const ask = async (path: string, body: object): Promise<Answer> => {
    const answer = (await phone.api.post(`/client/storage/${path}`, { openid: phone.openid, ...body })) as Answer;
    if (answer.errCode !== 0) throw new WxFailure(answer.errMsg, { errCode: answer.errCode, errMsg: answer.errMsg });
    return answer;
  };
  return {
    uploadFile: async (options) => {
      const filePath = need(options, 'filePath');
      const blob = phone.files.local(filePath);
      if (!blob)
        throw new WxFailure(`-403001 file not found | errMsg: ${filePath} is no file of this phone`, {
          errCode: -403001,
        });
      const { fileID, statusCode } = await ask('upload', {
        cloudPath: need(options, 'cloudPath'),
        contentType: blob.type || 'application/octet-stream',
        data: await base64Of(blob),
      });
      return { fileID, statusCode };
    },
    downloadFile: async (options) => {
      const fileID = need(options, 'fileID');
      const response = await fetch(await cloudAddress(phone, fileID));
      return {
        tempFilePath: phone.files.keep(await response.blob(), /\.\w+$/.exec(fileID)?.[0] ?? ''),
        statusCode: response.status,
      };
    },
    getTempFileURL: async (options) => ({
      fileList: (await ask('urls', { fileList: need<unknown[]>(options, 'fileList', 'Array') })).fileList,
    }),
    deleteFile: async (options) => ({
      fileList: (await ask('delete', { fileList: need<unknown[]>(options, 'fileList', 'Array') })).fileList,
    }),
  };
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
