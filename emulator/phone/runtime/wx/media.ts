// Pictures and files: choosing and looking at. Paths `http://tmp/…` are temporary files of this phone.
import type { Phone } from '../phone';
import { isFileId } from '../cloud-address';
import { showPicture } from '../components/picture';
import { h } from '../shell/dom';
import { fileSystem } from './file-system';
import { need, numberOr, WxFailure, type Options, type WxTopic } from './method';

export function media(phone: Phone): WxTopic {
  const keep = (file: File) => ({
    tempFilePath: phone.files.keep(file, /\.\w+$/.exec(file.name)?.[0] ?? '.png'),
    size: file.size,
  });
  const files = fileSystem(phone);
  return {
    work: {
      chooseMedia: async (options) => {
        const files = await pick(options, true);
        return {
          type: 'image',
          tempFiles: files.map((file) => ({
            ...keep(file),
            fileType: file.type.startsWith('video') ? 'video' : 'image',
          })),
        };
      },
      chooseImage: async (options) => {
        const tempFiles = (await pick(options, true)).map((file) => {
          const { tempFilePath: path, size } = keep(file);
          return { path, size };
        });
        return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles };
      },
      chooseMessageFile: async (options) => ({
        tempFiles: (await pick(options, false)).map((file) => {
          const { tempFilePath: path, size } = keep(file);
          return { path, size, name: file.name, type: 'file', time: Math.floor(file.lastModified / 1000) };
        }),
      }),
      previewImage: (options) => {
        const urls = need<string[]>(options, 'urls', 'Array');
        preview(
          phone,
          typeof options.current === 'string' ? options.current : (urls[numberOr(options, 'current', 0)] ?? ''),
        );
      },
      previewMedia: (options) => {
        const sources = need<{ url: string }[]>(options, 'sources', 'Array');
        preview(phone, sources[numberOr(options, 'current', 0)]?.url ?? '');
      },
      getImageInfo: (options) => imageInfo(phone, need(options, 'src')),
      compressImage: (options) => ({ tempFilePath: need(options, 'src') }),
      saveImageToPhotosAlbum: (options) => {
        need(options, 'filePath');
      },
    },
    plain: { getFileSystemManager: () => files, ...olderForms(files) },
  };
}

/** Names that stood on `wx` itself before there was a FileSystemManager, and still do. */
function olderForms(files: Record<string, unknown>): Record<string, unknown> {
  const names = ['saveFile', 'getFileInfo', 'getSavedFileList', 'removeSavedFile'];
  return Object.fromEntries(names.map((name) => [name, files[name]]));
}

/** The browser's own file window; closing it without a choice is a cancel. */
function pick(options: Options, pictures: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = h('input', {
      attrs: {
        type: 'file',
        ...(pictures ? { accept: 'image/*' } : {}),
        ...(numberOr(options, 'count', 9) > 1 ? { multiple: '' } : {}),
      },
    });
    input.addEventListener('change', () => {
      resolve(Array.from(input.files ?? []).slice(0, numberOr(options, 'count', 9)));
    });
    input.addEventListener('cancel', () => {
      reject(new WxFailure('cancel'));
    });
    input.click();
  });
}

function preview(phone: Phone, url: string): void {
  const img = h('img', { attrs: { alt: '' } });
  showPicture(phone, img, url, (errMsg) => {
    phone.console.warn(errMsg);
  });
  void phone.overlays.sheet<null>((finish) =>
    h(
      'div',
      {
        class: 'cover preview',
        onClick: () => {
          finish(null);
        },
      },
      img,
    ),
  );
}

function imageInfo(phone: Phone, src: string): Promise<Record<string, unknown>> {
  // WeChat: only components and previewImage take a file id; this method is not among them.
  if (isFileId(src)) throw new WxFailure(`file not found, ${src}`);
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      resolve({
        width: image.naturalWidth,
        height: image.naturalHeight,
        path: src,
        orientation: 'up',
        type: /\.(\w+)$/.exec(src)?.[1] ?? 'png',
      });
    };
    image.onerror = () => {
      reject(new WxFailure(`file not found, ${src}`));
    };
    image.src = phone.files.url(src);
  });
}
