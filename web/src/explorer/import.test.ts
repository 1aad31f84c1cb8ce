import { describe, expect, it } from 'vitest';
import { largestRequest, textOf, tooLarge } from './import';

describe('a file to import', () => {
  const read = (...bytes: number[]) => textOf(new Blob([new Uint8Array(bytes)])).catch((e: Error) => e.message);

  it('is text in UTF-8, or is refused', async () => {
    expect(await textOf(new Blob(['Führung,チーム\n']))).toBe('Führung,チーム\n');
    expect(await read(0xef, 0xbb, 0xbf, 0x61)).toBe('a'); // a byte order mark
    for (const bytes of [[0x46, 0xfc, 0x68], [0xff, 0xfe, 0x61, 0x00], [0xc3]]) {
      expect(await read(...bytes)).toBe('It is not text in UTF-8: save the file as UTF-8.');
    }
  });

  it('is told when it is a folder, or gone', async () => {
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) } as Blob;
    await expect(textOf(gone)).rejects.toThrow('it is a folder, or a file that is gone');
  });

  it('is no larger than a request', () => {
    expect(tooLarge('ours.csv', largestRequest)).toBeUndefined();
    expect(tooLarge('ours.csv', largestRequest + 1)).toContain('262,145 bytes with what is sent around it, where a request may have 262,144. Import it with “orgraph import ours.csv”');
  });
});
