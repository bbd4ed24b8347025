import { describe, expect, it } from 'vitest';
import { checkFileName, checkRelativePath } from './file-name.ts';

describe('checkFileName', () => {
  it.each(['math-ocr', '수식 모음', 'a.b', 'x'.repeat(255)])('takes %j', (name) => {
    expect(() => checkFileName(name)).not.toThrow();
  });

  it.each(['', '.', '..', 'a/b', 'a\\b', 'a\0b', 'a\nb', 'NUL', 'com1.txt', 'a:b', 'a ', 'a.', '식'.repeat(100)])(
    'refuses %j',
    (name) => {
      expect(() => checkFileName(name)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    },
  );
});

describe('checkRelativePath', () => {
  it.each(['a.png', 'a/b/c.png', '손글씨/1.jpg', 'at 10:30.png', 'a…b/..c'])('takes %j', (path) => {
    expect(() => checkRelativePath(path, 'linux')).not.toThrow();
  });

  it.each([
    '',
    '/etc/passwd',
    '../a.png',
    'a/../../b.png',
    'a/./b',
    'a//b',
    'a/',
    'C:/a.png',
    'c:a.png',
    '\\\\server\\share\\a.png',
    'a\\..\\b',
    'a\0.png',
    'a/aux.png',
    'a/'.repeat(600),
  ])('refuses %j', (path) => {
    expect(() => checkRelativePath(path, 'linux')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('refuses on Windows what is no name there', () => {
    expect(() => checkRelativePath('a/at 10:30.png', 'win32')).toThrow('one of :');
    expect(() => checkFileName('nul.zip')).toThrow(
      expect.objectContaining({ parameters: { name: 'nul.zip', reason: 'file-name-reserved' } }),
    );
    expect(() => checkRelativePath('a /b.png', 'win32')).toThrow('a space or a full stop');
  });

  it('does not repeat control characters in its sentence', () => {
    expect(() => checkRelativePath('a\u001b[31m', 'linux')).toThrow('“a�[31m”');
  });
});
