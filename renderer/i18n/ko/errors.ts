import type { errors as english } from '../en/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<typeof english> = {
  'invalid-input': '올바르지 않은 값입니다',
  unauthenticated: '로그인되어 있지 않습니다',
  forbidden: '이 작업을 할 권한이 없습니다',
  'not-found': '찾을 수 없습니다',
  'stale-revision': '다른 사람이 먼저 수정했습니다',
  conflict: '지금 상태로는 할 수 없습니다',
  archiveRefused: '아카이브를 받아들이지 않았습니다',
  'unsupported-file': '지원하지 않는 파일 형식입니다',
  'corrupt-file': '파일이 손상되었습니다',
  'too-large': '너무 큽니다',
  'project-missing': '프로젝트를 찾을 수 없습니다',
  'project-invalid': '프로젝트를 읽을 수 없습니다',
  'project-locked': '프로젝트가 다른 곳에서 열려 있습니다',
  'project-newer': '더 새로운 버전에서 만든 프로젝트입니다',
  'project-read-only': '프로젝트에 쓸 수 없습니다',
  'no-project': '열린 프로젝트가 없습니다',
  'disk-full': '디스크가 가득 찼습니다',
  'io-failed': '읽기 또는 쓰기에 실패했습니다',
  cancelled: '취소되었습니다',
  internal: '문제가 발생했습니다',
  unreachable: 'Quotient가 응답하지 않습니다',
  unreachableSentence: '이 화면을 제공하는 프로그램이 응답하지 않습니다. 실행 중인지 확인한 뒤 다시 시도하세요.',
  screenFailed: '이 화면을 표시할 수 없습니다. 작업 내용은 저장되어 있으니 새로고침해 계속하세요.',
  reload: '새로고침',
};
