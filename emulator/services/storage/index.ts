// Cloud storage. In: the SDK's storage actions, signed uploads and downloads, the console's and the phone's requests. Out:
// files, and addresses that end with their time on the virtual clock. It never reads what a file holds.
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { AdminError, ApiError, type AdminReply, type AdminRequest, type Host, type Service } from '../../service';
import type { Network } from '../network';
import { FILES_PER_CALL, LONGEST_TEMP_URL_SECONDS, UPLOAD_SECONDS } from './constants';
import { cosRoutes } from './cos';
import { Files, type StoredFile } from './files';
import { bucketOf, fileIdOf, pathOf, pathProblem } from './paths';
import { storageRoutes } from './routes';
import { mayRead, mayWrite, PRESETS } from './rules';
import { Signer } from './signature';

export interface StorageOptions {
  /** Where files are kept; null keeps them in memory only. */
  readonly dataDir: string | null;
  /** Where this emulator answers, without a slash at the end. */
  baseUrl(): string;
  readonly network: Network;
}

/** One file of a list, as the SDK asks for it. */
interface Asked {
  readonly fileid?: unknown;
  readonly max_age?: unknown;
}
/** A file as the console lists it. */
export type ListedFile = StoredFile & { readonly fileID: string };
type Code = 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY' | 'INVALID_PARAM';
/** What a mini program's callbacks get for each file. */
const CLIENT_STATUS: Readonly<Record<Code, [status: number, errMsg: string]>> = {
  SUCCESS: [0, 'ok'],
  STORAGE_FILE_NONEXIST: [-503003, 'storage file not exists'],
  STORAGE_EXCEED_AUTHORITY: [-503002, 'storage permission denied'],
  INVALID_PARAM: [-501007, 'invalid fileID'],
};

export class Storage implements Service {
  readonly name = 'storage';
  readonly actions = {
    'storage.getUploadMetadata': (request: AdminRequest) => this.#uploadMetadata(request),
    'storage.batchGetDownloadUrl': (request: AdminRequest) => this.#downloadUrls(request),
    'storage.batchDeleteFile': (request: AdminRequest) => this.#deleteFiles(request),
  };
  readonly #files: Files;
  readonly #signer = new Signer();
  readonly #settings;

  constructor(
    private readonly host: Host,
    private readonly options: StorageOptions,
  ) {
    this.#files = new Files(options.dataDir === null ? null : path.join(options.dataDir, 'storage'));
    this.#settings = host.settings.section('storage', {
      permission: {
        default: 'READONLY',
        choices: PRESETS,
        about:
          '云存储基础权限（对小程序端）：READONLY 所有用户可读、仅创建者可写；PRIVATE 仅创建者可读写；ADMINWRITE 所有用户可读；ADMINONLY 所有用户不可读写。',
      },
      tempUrlSeconds: {
        default: 600,
        range: [1, LONGEST_TEMP_URL_SECONDS],
        about: '未指定 maxAge 时临时链接的有效期，单位秒（虚拟时钟）。',
        unconfirmed: '临时链接默认有效期',
      },
      maxFileMB: { default: 50, range: [1, 60], about: '单个文件的大小上限，单位 MB。', unconfirmed: '单文件大小上限' },
    });
  }

  async start(): Promise<void> {
    this.#files.load();
  }

  async reset(): Promise<void> {
    this.#files.clear();
  }

  routes(api: FastifyInstance): void {
    storageRoutes(api, this);
  }

  site(app: FastifyInstance): void {
    cosRoutes(app, {
      check: (verb, filePath, until, signature) => {
        if (!this.#signer.holds(verb, filePath, until, signature)) return 'wrong';
        return this.host.clock.now() > until * 1000 ? 'expired' : 'ok';
      },
      get: (filePath) => this.#files.get(filePath),
      read: (file) => this.#files.read(file),
      put: async (filePath, contentType, body) => {
        await this.put(filePath, { contentType, creator: null }, body);
      },
      largest: () => this.#settings.maxFileMB * 1024 * 1024,
      through: (call) => this.options.network.through(call),
    });
  }

  // The console, an administrator

  list(prefix: string): ListedFile[] {
    return this.#files.list(prefix).map((file) => this.#listed(file));
  }

  /** @throws ApiError 404 `unknown-file` */
  async content(fileID: string): Promise<{ contentType: string; body: Buffer }> {
    const file = this.#known(fileID);
    return { contentType: file.contentType, body: await this.#files.read(file) };
  }

  /** @throws ApiError 400 `bad-path` by WeChat's rules for names, `too-large` */
  async put(
    filePath: string,
    about: { contentType: string; creator: string | null },
    body: Buffer,
  ): Promise<ListedFile> {
    const problem = pathProblem(filePath);
    if (problem !== null) throw new ApiError(400, 'bad-path', `${JSON.stringify(filePath)}: ${problem}.`);
    if (body.length > this.#settings.maxFileMB * 1024 * 1024)
      throw new ApiError(
        400,
        'too-large',
        `The file has ${body.length} bytes; at most ${this.#settings.maxFileMB} MB.`,
      );
    const stored = await this.#files.put({ path: filePath, ...about, uploadedAt: this.host.clock.now() }, body);
    this.host.feed.emit({ topic: 'file', id: filePath });
    return this.#listed(stored);
  }

  /** @throws ApiError 404 `unknown-file` */
  async remove(fileID: string): Promise<void> {
    const { path: filePath } = this.#known(fileID);
    await this.#files.delete(filePath);
    this.host.feed.emit({ topic: 'file', id: filePath });
  }

  // A mini program

  /** As wx.cloud.uploadFile answers. */
  async uploadFromClient(openid: string, cloudPath: string, contentType: string, body: Buffer): Promise<object> {
    if (!mayWrite(this.#settings.permission, openid, this.#files.get(cloudPath)))
      return { errCode: -503002, errMsg: 'cloud.uploadFile:fail -503002 storage permission denied' };
    try {
      const { fileID } = await this.put(cloudPath, { contentType, creator: openid }, body);
      return { errCode: 0, errMsg: 'cloud.uploadFile:ok', fileID, statusCode: 204 };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const errCode = error.code === 'too-large' ? -403001 : -501007;
      return { errCode, errMsg: `cloud.uploadFile:fail ${errCode} ${error.message}` };
    }
  }

  /** As wx.cloud.getTempFileURL answers. */
  urlsForClient(openid: string, files: readonly Asked[]): object {
    const { permission } = this.#settings;
    return this.#clientAnswer('getTempFileURL', files, (file) => {
      const item = this.#downloadUrl(file, (stored) => mayRead(permission, openid, stored));
      return { code: item.code, tempFileURL: item.tempFileURL, maxAge: item.maxAge };
    });
  }

  /** As wx.cloud.deleteFile answers. */
  async deleteFromClient(openid: string, files: readonly Asked[]): Promise<object> {
    const { permission } = this.#settings;
    const may = (stored: StoredFile) => mayWrite(permission, openid, stored);
    const codes = new Map<Asked, Code>();
    if (files.length <= FILES_PER_CALL) for (const file of files) codes.set(file, await this.#delete(file.fileid, may));
    return this.#clientAnswer('deleteFile', files, (file) => ({ code: codes.get(file) ?? 'INVALID_PARAM' }));
  }

  #clientAnswer(api: string, files: readonly Asked[], each: (file: Asked) => { code: Code }): object {
    if (files.length === 0 || files.length > FILES_PER_CALL) {
      const errMsg = `cloud.${api}:fail -501007 fileList must hold 1 to ${FILES_PER_CALL} files`;
      return { errCode: -501007, errMsg };
    }
    const fileList = files.map((file) => {
      const { code, ...rest } = each(file);
      const [status, errMsg] = CLIENT_STATUS[code];
      return { fileID: file.fileid, ...rest, status, errMsg };
    });
    return { errCode: 0, errMsg: `cloud.${api}:ok`, fileList };
  }

  // The SDK, an administrator

  #uploadMetadata({ body, call }: AdminRequest): AdminReply {
    const { path: filePath } = body;
    const problem = pathProblem(filePath);
    if (problem !== null || typeof filePath !== 'string')
      throw new AdminError('INVALID_PARAM', `cloudPath: ${problem ?? ''}`);
    call.target = filePath;
    const { env } = this.host.project;
    const until = Math.floor(this.host.clock.now() / 1000) + UPLOAD_SECONDS;
    const fileId = fileIdOf(env, filePath);
    return {
      data: {
        url: this.options.baseUrl() + this.#address(filePath).split('/').map(encodeURIComponent).join('/'),
        token: 'emulator',
        authorization: `q-sign-time=${until}&q-signature=${this.#signer.sign('put', filePath, until)}`,
        fileId,
        // It travels in a header.
        cosFileId: Buffer.from(fileId).toString('base64url'),
      },
    };
  }

  #downloadUrls({ body, call }: AdminRequest): AdminReply {
    const files = listOf<Asked>(body['file_list']);
    call.target = `${files.length} file(s)`;
    return { data: { download_list: files.map((file) => this.#downloadUrl(file, () => true)) } };
  }

  async #deleteFiles({ body, call }: AdminRequest): Promise<AdminReply> {
    const ids = listOf<unknown>(body['fileid_list']);
    call.target = `${ids.length} file(s)`;
    const deleted = [];
    for (const fileID of ids) deleted.push({ fileID, code: await this.#delete(fileID, () => true) });
    return { data: { delete_list: deleted } };
  }

  #downloadUrl(
    { fileid, max_age: maxAge = this.#settings.tempUrlSeconds }: Asked,
    may: (file: StoredFile) => boolean,
  ): { fileID: unknown; code: Code; tempFileURL: string; maxAge?: number } {
    const refused = (code: Code) => ({ fileID: fileid, code, tempFileURL: '' });
    const filePath = pathOf(this.host.project.env, fileid);
    const goodAge = typeof maxAge === 'number' && maxAge > 0 && maxAge <= LONGEST_TEMP_URL_SECONDS;
    if (filePath === null || !goodAge) return refused('INVALID_PARAM');
    const file = this.#files.get(filePath);
    if (!file) return refused('STORAGE_FILE_NONEXIST');
    if (!may(file)) return refused('STORAGE_EXCEED_AUTHORITY');
    const until = Math.floor(this.host.clock.now() / 1000 + maxAge);
    const signature = this.#signer.sign('get', filePath, until);
    // The SDK encodes this address itself before it asks for it.
    const tempFileURL = `${this.options.baseUrl()}${this.#address(filePath)}?sign=${signature}&t=${until}`;
    return { fileID: fileid, code: 'SUCCESS', tempFileURL, maxAge };
  }

  async #delete(fileID: unknown, may: (file: StoredFile) => boolean): Promise<Code> {
    const filePath = pathOf(this.host.project.env, fileID);
    if (filePath === null) return 'INVALID_PARAM';
    const file = this.#files.get(filePath);
    if (!file) return 'STORAGE_FILE_NONEXIST';
    if (!may(file)) return 'STORAGE_EXCEED_AUTHORITY';
    await this.#files.delete(filePath);
    this.host.feed.emit({ topic: 'file', id: filePath });
    return 'SUCCESS';
  }

  #known(fileID: string): StoredFile {
    const file = this.#files.get(pathOf(this.host.project.env, fileID) ?? '');
    if (file) return file;
    throw new ApiError(
      404,
      'unknown-file',
      `There is no file "${fileID}".`,
      'GET /emulator/v1/storage/files lists them.',
    );
  }

  #listed(file: StoredFile): ListedFile {
    return { fileID: fileIdOf(this.host.project.env, file.path), ...file };
  }

  #address(filePath: string): string {
    return `/cos/${bucketOf(this.host.project.env)}/${filePath}`;
  }
}

/** @throws AdminError when it is no list of 1 to 50 */
function listOf<T>(value: unknown): T[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new AdminError('INVALID_PARAM', 'fileList must be a list that is not empty.');
  if (value.length > FILES_PER_CALL)
    throw new AdminError('INVALID_PARAM', `fileList has ${value.length} files; at most ${FILES_PER_CALL} in one call.`);
  return value as T[];
}
