import type { desktop as english } from '../en/desktop.ts';
import type { Translation } from '../translation.ts';

export const desktop: Translation<typeof english> = {
  coreLost: 'Quotient의 일부를 다시 시작했습니다',
  coreLostSentence:
    '프로젝트를 읽고 쓰는 프로세스가 종료되어 다시 시작했습니다. 확인된 작업은 모두 저장되어 있으니 계속하세요.',
  coreFailed: '프로젝트에 연결할 수 없습니다',
  coreFailedSentence: '프로젝트를 읽고 쓰는 프로세스가 계속 종료됩니다. 확인된 작업은 모두 저장되어 있습니다.',
  showInFolder: '파일 관리자에서 보기',
  notThereSentence: '폴더를 옮겼거나 삭제했습니다.',
};
